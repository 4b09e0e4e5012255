import { check, reportOf, type CheckReport } from '../check';
import { settingsOf } from '../synthesis/settings-of';
import { manifestsUnderTest } from './manifests-under-test';
import type { MatcherOptions } from './matcher-options';

/** What the rules say about the manifests of a test. What cannot be read counts as an error. */
export function judged(received: unknown, options: MatcherOptions | undefined, matcher: string): CheckReport {
  const { manifests, problems } = manifestsUnderTest(received, matcher);
  const { kubernetesVersion, severities, ignores, facts } = options ?? {};
  const settings = settingsOf({ kubernetesVersion, severities, ignores, facts }, `the options of ${matcher}`);
  return reportOf(check(manifests, settings), { files: 1, resources: manifests.length, problems, skipped: [] });
}
