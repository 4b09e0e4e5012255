import type { CheckReport, Finding } from '../check';
import { grouped } from '../kubernetes';
import { countsLine } from './counts-line';
import { foundAgain } from './found-again';
import { markdownText } from './markdown-text';
import { rulePage } from './rule-page';
import { shortLabel } from './short-label';

/** So many findings stand in the table; a comment has no room for more. */
const MOST = 50;

/** What a report is written with. */
export interface MarkdownOptions {
  /** Also every place that the same is found in: else a few. @default false */
  readonly verbose?: boolean;
}

/** A report as Markdown for the summary of a job or a comment: a table, and behind it why and what to do. */
export function markdownReport(report: CheckReport, { verbose = false }: MarkdownOptions = {}): string {
  const { findings, notices, problems } = report;
  const shown = findings.filter(({ severity }) => severity !== 'info').slice(0, MOST);
  const left = findings.length - shown.length;
  const notes = notices.map(({ message }) => `- ${markdownText(message)}`);
  const unread = problems
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, message }) => `- ${markdownText(`${file}:${line}: ${message}`)}`);
  return [
    markdownText(countsLine(report, Number.MAX_SAFE_INTEGER, true)),
    ...(unread.length > 0 ? [unread.join('\n')] : []),
    ...(shown.length > 0 ? [table(shown), details(shown, verbose)] : []),
    ...(notes.length > 0 ? [['To know besides:', '', ...notes].join('\n')] : []),
    ...(left > 0 ? [`${left} more, which the report of the job has.`] : []),
    '',
  ].join('\n\n');
}

const ICONS = { error: '❌ error', warning: '⚠️ warning', info: 'ℹ️ info' } as const;

function table(findings: readonly Finding[]): string {
  const rows = findings.map((finding) => {
    const { severity, rule, file, construct, line, message } = finding;
    const where = `${file ?? construct ?? ''}${line === undefined ? '' : `:${line}`}`;
    const cells = [
      `[${rule}](${rulePage(rule)})`,
      markdownText(where),
      markdownText(message),
      markdownText(shortLabel(finding) ?? ''),
    ];
    return `| ${[ICONS[severity], ...cells].join(' | ')} |`;
  });
  return ['| | rule | where | what | numbers |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** The reason of each rule once, and what to do about each finding. */
function details(findings: readonly Finding[], all: boolean): string {
  const blocks = [...grouped(findings, ({ rule }) => rule)].map(([rule, its]) => {
    const fixes = its.map((finding) => {
      const { resource, fix } = finding;
      const again = foundAgain(finding, { all });
      return `- ${markdownText(`${resource.kind} ${resource.name}: ${fix}${again === '' ? '' : `; also in: ${again}`}`)}`;
    });
    return [`**${rule}**: ${markdownText(its[0]?.why ?? '')}`, ...new Set(fixes)].join('\n');
  });
  return `<details><summary>Why, and what to do</summary>\n\n${blocks.join('\n\n')}\n\n</details>`;
}
