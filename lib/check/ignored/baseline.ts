import type { CheckResult } from '../check';
import type { BaselineSummary } from '../check-report';
import type { Finding } from '../finding';
import type { Suppressed } from './ignore';

/** Old debt: how often each finding is known, by fingerprint. */
export type Baseline = ReadonlyMap<string, number>;

/** The findings of a run as old debt of the next. */
export function baselineOf(findings: readonly Finding[]): Baseline {
  const counts = new Map<string, number>();
  for (const { fingerprint } of findings) counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
  return counts;
}

/** A result without what is known; what is known and gone is counted as fixed. */
export function withoutKnown(
  result: CheckResult,
  baseline: Baseline,
): { readonly result: CheckResult; readonly summary: BaselineSummary } {
  const left = new Map(baseline);
  const findings: Finding[] = [];
  const known: Suppressed[] = [];
  for (const finding of result.findings) {
    const count = left.get(finding.fingerprint) ?? 0;
    if (count > 0) known.push({ finding, reason: 'known from the baseline', by: 'baseline' });
    else findings.push(finding);
    left.set(finding.fingerprint, count - 1);
  }
  // What is ignored by now is not fixed.
  for (const { finding } of result.suppressed) left.set(finding.fingerprint, (left.get(finding.fingerprint) ?? 0) - 1);
  const fixed = [...left.values()].reduce((sum, count) => sum + Math.max(0, count), 0);
  return {
    result: { ...result, findings, suppressed: [...result.suppressed, ...known] },
    summary: { known: known.length, fixed },
  };
}
