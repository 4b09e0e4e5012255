import type { Finding } from '../../check';
import { formatFieldPath } from '../../kubernetes';
import { propOf } from './prop-of';

/**
 * A finding as text: where, what, why and the fix, for somebody who synthesises an app.
 *
 * @param isMadeFromFacts whether its object is a workload made from facts: then the prop is named, too
 */
export function wordFinding(finding: Finding, isMadeFromFacts = false): string {
  const prop = isMadeFromFacts ? propOf(finding) : undefined;
  const { kind, name } = finding.resource;
  const construct = finding.construct === undefined ? '' : ` (construct ${finding.construct})`;
  return [
    `${finding.severity}[${finding.rule}]: ${finding.message}`,
    ` --> ${kind} ${name}${construct}, ${formatFieldPath(finding.path)}`,
    `  = why: ${finding.why}`,
    `  = fix: ${finding.fix}`,
    ...(prop === undefined ? [] : [`  = prop: ${prop}`]),
    ...finding.assumptions.map((assumption) => `  = assumed: ${assumption}`),
  ].join('\n');
}
