import { checkTexts, RULES, type CheckReport } from '../../lib/check';
import { githubReport, jsonReport, junitReport, sarifReport, textReport } from '../../lib/report';

const IDS = new Set(RULES.map(({ id }) => id));

/** What is written of a report beside the text, by a machine for a machine. */
const WRITTEN: readonly ((report: CheckReport) => void)[] = [
  (report) => void JSON.parse(jsonReport(report)),
  (report) => void JSON.parse(sarifReport(report, { version: '0', successful: true })),
  (report) => void junitReport(report),
  (report) => void githubReport(report, { verbose: true }),
];

/** What a finding says, in whichever form. */
export type Found = Pick<CheckReport['findings'][number], 'rule' | 'line' | 'column' | 'message' | 'fix'>;

/** Everything that is found in a text. */
export interface AllFound {
  readonly findings: readonly Found[];
  readonly problems: readonly Pick<CheckReport['problems'][number], 'line' | 'column' | 'message'>[];
}

/** Checks a text, and writes the report in every form; throws where something about it is not as promised. */
export function checkOne(text: string): CheckReport {
  const report = checkTexts([{ file: 'k8s/a.yaml', text, directory: '.' }]);
  expectSound(text, report, textReport(report, { verbose: true }));
  for (const write of WRITTEN) write(report);
  return report;
}

/**
 * Throws where a finding or a problem stands outside of the text, or its words are not whole, or the report steers a
 * terminal.
 */
export function expectSound(text: string, { findings, problems }: AllFound, shown: string): void {
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const finding of findings) expectWhole(finding, lines);
  for (const { line, column, message } of problems) {
    if (!(line >= 1 && line <= lines && column >= 1) || message === '')
      throw new Error(`a problem at ${line}:${column}`);
  }
  if (/[\p{Cc}\p{Cf}]/u.test(shown.replaceAll('\n', ''))) throw new Error('the text report steers the terminal');
}

function expectWhole({ rule, line = 0, column = 0, message, fix }: Found, lines: number): void {
  if (!IDS.has(rule)) throw new Error(`there is no rule ${rule}`);
  if (!(line >= 1 && line <= lines && column >= 1))
    throw new Error(`${rule} stands at ${line}:${column} of ${lines} lines`);
  for (const words of [message, fix]) {
    if (/\{\w+\}/.test(words) && !words.includes('{field}')) throw new Error(`${rule} has a gap: ${words}`);
    if (/\bundefined\b|\[object Object\]|\b(NaN|Infinity) s\b/.test(words)) throw new Error(`${rule} says '${words}'`);
  }
}
