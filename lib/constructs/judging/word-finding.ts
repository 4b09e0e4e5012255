import type { Finding } from '../../check';
import { formatFieldPath } from '../../kubernetes';
import { propOf, type PropWords } from './prop-of';

/**
 * A finding as text: where, what, why and the fix, for somebody who synthesises an app.
 *
 * @param words how to name props, where its object is a workload made from facts: then the prop is named, too
 */
export function wordFinding(finding: Finding, words?: PropWords): string {
  const prop = words && propOf(finding, words);
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
