import { SEVERITY_LEVELS } from '../check';
import { counted } from './counted';
import { findingsText } from './findings-text';
import { judged } from './judged';
import type { NoFindingsOptions } from './matcher-options';
import type { MatcherResult } from './matcher-result';

/** Whether no rule has anything to say, from a severity up. */
export function toHaveNoFindings(received: unknown, options: NoFindingsOptions = {}): MatcherResult {
  const { severity = 'warning', ...rest } = options;
  const report = judged(received, rest, 'toHaveNoFindings');
  const counts = SEVERITY_LEVELS.slice(0, SEVERITY_LEVELS.indexOf(severity) + 1);
  const found = report.findings.filter((finding) => counts.includes(finding.severity));
  const pass = found.length === 0 && report.problems.length === 0;
  return {
    pass,
    message: () =>
      pass
        ? `There should be findings here, but there is none in ${counted(report.summary.resources, 'manifest')}.`
        : `There should be no finding here, but there ${found.length === 1 ? 'is' : 'are'} ${found.length}:\n\n${findingsText(report, found)}`,
  };
}
