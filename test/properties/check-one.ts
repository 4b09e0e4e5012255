import { checkTexts, RULES, type CheckReport } from '../../lib/check';
import { githubReport, jsonReport, junitReport, sarifReport, textReport } from '../../lib/report';

const IDS = new Set(RULES.map(({ id }) => id));

/** Checks a text as the command line does, in every format; throws where something about it is not as promised. */
export function checkOne(text: string): CheckReport {
  const report = checkTexts([{ file: 'k8s/a.yaml', text, directory: '.' }]);
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const finding of report.findings) expectSound(finding, lines);
  for (const { line, column, message } of report.problems) {
    if (!(line >= 1 && line <= lines && column >= 1) || message === '')
      throw new Error(`a problem at ${line}:${column}`);
  }
  expectWritten(report);
  return report;
}

function expectSound(
  { rule, line = 0, column = 0, message, fix }: CheckReport['findings'][number],
  lines: number,
): void {
  if (!IDS.has(rule)) throw new Error(`there is no rule ${rule}`);
  if (!(line >= 1 && line <= lines && column >= 1))
    throw new Error(`${rule} stands at ${line}:${column} of ${lines} lines`);
  for (const words of [message, fix]) {
    if (/\{\w+\}/.test(words) && !words.includes('{field}')) throw new Error(`${rule} has a gap: ${words}`);
    if (/\bundefined\b|\[object Object\]|\b(NaN|Infinity) s\b/.test(words)) throw new Error(`${rule} says '${words}'`);
  }
}

function expectWritten(report: CheckReport): void {
  const text = textReport(report, { verbose: true });
  if (/[\p{Cc}\p{Cf}]/u.test(text.replaceAll('\n', ''))) throw new Error('the text report steers the terminal');
  JSON.parse(jsonReport(report));
  JSON.parse(sarifReport(report, { version: '0', successful: true }));
  junitReport(report);
  githubReport(report, { verbose: true });
}
