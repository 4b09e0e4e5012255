import type { Finding } from '../../check';
import { formatFieldPath } from '../../kubernetes';

/** A finding as text: where, what, why and the fix, for somebody who synthesises an app. */
export function wordFinding(finding: Finding): string {
  const { kind, name } = finding.resource;
  const construct = finding.construct === undefined ? '' : ` (construct ${finding.construct})`;
  return [
    `${finding.severity}[${finding.rule}]: ${finding.message}`,
    ` --> ${kind} ${name}${construct}, ${formatFieldPath(finding.path)}`,
    `  = why: ${finding.why}`,
    `  = fix: ${finding.fix}`,
    ...finding.assumptions.map((assumption) => `  = assumed: ${assumption}`),
  ].join('\n');
}
