export { baselineOf, withoutKnown, type Baseline } from './ignored/baseline';
export { environmentOf } from './beside-production';
export { check, type CheckOptions, type CheckResult } from './check';
export {
  reportOf,
  type BaselineSummary,
  type CheckReport,
  type Reading,
  type ReadProblem,
  type Summary,
} from './check-report';
export { checkTexts, type ManifestText } from './check-texts';
export { compareReleases, type CompareOptions } from './compare-releases';
export type { Finding, FindingEdit, FoundAgain } from './finding';
export type { Ignore, Suppressed, SuppressedBy } from './ignored/ignore';
export { leftOut } from './left-out';
export { IgnoresOf } from './ignored/ignores-of';
export type { Verdicts } from './judge';
export type { Notice } from './notice';
export type { Failure } from './failure';
export type { Untold } from './room';
export { NO_SETTINGS, type Settings } from './settings/settings';
export { settingsSchema } from './settings/settings-schema';
export { SettingsReader, type SettingsProblem } from './settings/settings-reader';
export { SEVERITY_LEVELS, type SeverityLevel } from './severity-level';
export { RULES } from '../rules';
export type {
  Edit,
  Effect,
  Examples,
  ReleaseRule,
  Rule,
  Severity,
  Violation,
  WorkloadRule,
  WorldRule,
} from '../rules/rule';
export type { Json, JsonObject, Manifest, ResourceIdentity, Workload, World } from '../workload';
export { withStep } from './words/with-step';
