import { RULES } from '../../rules';
import type { compareReleases } from '../compare-releases';
import type { CheckResult } from '../check';
import type { Finding } from '../finding';

const PRESUPPOSED = new Map(RULES.map(({ id, presupposes = [] }) => [id, presupposes]));

/**
 * What is wrong with a release together with what is wrong with the step to it. What the step has taken away is told by
 * the step alone, at the same place.
 */
export function withStep(result: CheckResult, step: ReturnType<typeof compareReleases>): CheckResult {
  const told = new Map<string, Set<string>>();
  for (const one of step.findings) told.set(placeOf(one), (told.get(placeOf(one)) ?? new Set()).add(one.rule));
  const isTold = (finding: Finding) =>
    PRESUPPOSED.get(finding.rule)?.some((rule) => told.get(placeOf(finding))?.has(rule)) === true;
  return {
    findings: [...result.findings.filter((finding) => !isTold(finding)), ...step.findings],
    suppressed: [...result.suppressed, ...step.suppressed],
    failures: [...result.failures, ...step.failures],
    notices: result.notices,
    untold: [...(result.untold ?? []), ...(step.untold ?? [])],
  };
}

function placeOf({ file, resource, path }: Finding): string {
  return JSON.stringify([file, resource, path]);
}
