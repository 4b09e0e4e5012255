export { check, type CheckOptions, type CheckResult } from './check';
export type { Finding } from './finding';
export { RULES } from '../rules';
export type { Edit, Effect, Examples, Rule, Severity, Violation, WorkloadRule, WorldRule } from '../rules/rule';
export type { Json, JsonObject, Manifest, ResourceIdentity, Workload, World } from '../workload';
