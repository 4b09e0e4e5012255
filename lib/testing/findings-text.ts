import { type CheckReport, type Finding, reportOf } from '../check';
import { textReport } from '../report';

/** Wide enough for a terminal in which jest prints. */
const WIDTH = 100;

/** Some findings of a report for whoever reads why a test fails: without colours, which jest has of its own. */
export function findingsText({ problems, summary }: CheckReport, findings: readonly Finding[]): string {
  const { files, resources } = summary;
  const only = { findings, suppressed: [], failures: [], notices: [] };
  const shown = reportOf(only, { files, resources, problems, skipped: [] });
  return textReport(shown, { quiet: true, verbose: true, width: WIDTH }).trimEnd();
}
