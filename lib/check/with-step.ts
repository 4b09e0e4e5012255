import { RULES } from '../rules';
import type { compareReleases } from './compare-releases';
import type { CheckResult } from './check';
import type { Finding } from './finding';

const PRESUPPOSED = new Map(RULES.map(({ id, presupposes = [] }) => [id, presupposes]));

/**
 * What is wrong with a release together with what is wrong with the step to it. What the step has taken away is told by
 * the step alone, at the same place.
 */
export function withStep(result: CheckResult, step: ReturnType<typeof compareReleases>): CheckResult {
  const isTold = (finding: Finding) =>
    step.findings.some((other) => PRESUPPOSED.get(finding.rule)?.includes(other.rule) && isAtSamePlace(finding, other));
  return {
    findings: [...result.findings.filter((finding) => !isTold(finding)), ...step.findings],
    suppressed: [...result.suppressed, ...step.suppressed],
    failures: [...result.failures, ...step.failures],
    notices: result.notices,
  };
}

function isAtSamePlace(one: Finding, other: Finding): boolean {
  const placeOf = ({ file, resource, path }: Finding) => JSON.stringify([file, resource, path]);
  return placeOf(one) === placeOf(other);
}
