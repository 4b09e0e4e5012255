import type { Finding } from './finding';
import type { Verdict } from './judge';

/** What says of a value itself that it cannot be read. */
const ABOUT_THE_VALUE = 'field-mistyped';

/**
 * A verdict without the findings that depend on a value which cannot be read: those that are not there, or say
 * something else, where the value is another one.
 *
 * @param others what is found where other values stand in its place
 */
export function withoutGuesses(verdict: Verdict, others: readonly Verdict[]): Verdict {
  const known = others.map(({ findings, suppressed, untold = [] }) => {
    const all = [...findings, ...suppressed.map(({ finding }) => finding)];
    return { said: new Set(all.map(saying)), counted: new Set(untold.map(({ rule }) => rule)) };
  });
  const isSure = (finding: Finding) =>
    finding.rule === ABOUT_THE_VALUE ||
    known.every(({ said, counted }) => counted.has(finding.rule) || said.has(saying(finding)));
  if (others.length === 0) return verdict;
  return {
    ...verdict,
    findings: verdict.findings.filter(isSure),
    suppressed: verdict.suppressed.filter(({ finding }) => isSure(finding)),
  };
}

function saying({ rule, file, construct, resource, workload, path, message, fix, assumptions }: Finding): string {
  return JSON.stringify([rule, file, construct, resource, workload, path, message, fix, assumptions]);
}
