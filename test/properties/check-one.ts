import { checkTexts, RULES, type CheckReport } from '../../lib/check';
import { githubReport, jsonReport, junitReport, sarifReport, textReport } from '../../lib/report';

type Formats = readonly ((report: CheckReport) => void)[];

const IDS = new Set(RULES.map(({ id }) => id));

/** What is written of a report beside the text, by a machine for a machine. */
const WRITTEN: readonly ((report: CheckReport) => void)[] = [
  (report) => void JSON.parse(jsonReport(report)),
  (report) => void JSON.parse(sarifReport(report, { version: '0', successful: true })),
  (report) => void junitReport(report),
  (report) => void githubReport(report, { verbose: true }),
];

/**
 * Checks a text as the command line does, as text and in other formats; throws where something about it is not as
 * promised.
 *
 * @param formats in which of the others. @default all of them
 */
export function checkOne(text: string, formats: Formats = WRITTEN): CheckReport {
  const report = checkTexts([{ file: 'k8s/a.yaml', text, directory: '.' }]);
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const finding of report.findings) expectSound(finding, lines);
  for (const { line, column, message } of report.problems) {
    if (!(line >= 1 && line <= lines && column >= 1) || message === '')
      throw new Error(`a problem at ${line}:${column}`);
  }
  expectWritten(report, formats);
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

/** One of the other formats, each in its turn. */
export function formatsInTurn(number: number): Formats {
  return WRITTEN.slice(number % WRITTEN.length).slice(0, 1);
}

function expectWritten(report: CheckReport, formats: Formats): void {
  const text = textReport(report, { verbose: true });
  if (/[\p{Cc}\p{Cf}]/u.test(text.replaceAll('\n', ''))) throw new Error('the text report steers the terminal');
  for (const write of formats) write(report);
}
