import { pushAll } from '../kubernetes';
import type { CheckReport, Finding, Notice, ResourceIdentity } from '../check';
import { countsLine } from './counts-line';
import { foldAlike } from './fold-alike';
import { PLAIN, type Paint } from './paint';
import { plainText } from './plain-text';
import { textFinding, type TextSettings } from './text-finding';
import { textProblem } from './text-problem';
import { MANY, textSummary } from './text-summary';
import { wrap } from './wrap';

/** How a report is written for people. */
export interface TextOptions {
  /** Also what only slows recovery, and what was left out. @default false */
  readonly verbose?: boolean;
  /** Only findings and problems: no notes, no counts. @default false */
  readonly quiet?: boolean;
  /** Only the table of rules, the facts that would answer most, and the counts. @default false */
  readonly summary?: boolean;
  /** Characters in a line. @default 80 */
  readonly width?: number;
  /** @default no colours */
  readonly paint?: Paint;
}

/** A report for people: grouped by workload, the counts last. */
export function textReport(report: CheckReport, options: TextOptions = {}): string {
  const paint = options.paint ?? PLAIN;
  const width = options.width ?? 80;
  const shown = report.findings.filter(({ severity }) => options.verbose || severity !== 'info');
  const settings = { paint, width };
  const blocks = report.problems
    .filter(({ severity }) => severity === 'error' || !options.quiet)
    .map((problem) => textProblem(problem, settings));
  if (!options.summary) pushAll(blocks, findingBlocks(shown, settings, options.verbose === true));
  if (options.summary || (!options.quiet && shown.length >= MANY)) pushAll(blocks, textSummary(shown, report, width));
  if (!options.quiet) pushAll(blocks, asides(report, options, width));
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
}

/** Every cause once, under its workload, and the reason of each rule once. */
function findingBlocks(shown: readonly Finding[], settings: TextSettings, all: boolean): readonly string[] {
  const folded = foldAlike(shown);
  const others = new Map(folded.map(({ finding, also }) => [finding, also]));
  const told = new Set<string>();
  return byWorkload(folded.map(({ finding }) => finding)).flatMap((group) => [
    heading(group, settings.paint),
    ...group.map((finding) => {
      const isTold = told.has(finding.rule);
      told.add(finding.rule);
      return textFinding(finding, settings, { isTold, also: others.get(finding) ?? [], all });
    }),
  ]);
}

/** Findings of one workload, in whichever file their fields stand: those in a Service follow those in the workload. */
function byWorkload(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  let last: { readonly owner: string; readonly group: Finding[] } | undefined;
  for (const finding of findings) {
    const { kind, namespace, name } = ownerOf(finding);
    const owner = [kind, namespace, name].join('\n');
    const key = `${finding.file ?? finding.construct ?? ''}\n${owner}`;
    const known = finding.workload && last?.owner === owner ? last.group : groups.get(key);
    const group: Finding[] = known ?? [];
    if (!known) groups.set(key, group);
    group.push(finding);
    last = { owner, group };
  }
  return [...groups.values()];
}

const ownerOf = ({ workload, resource }: Finding): ResourceIdentity => workload ?? resource;

function heading(group: readonly Finding[], paint: Paint): string {
  const [first] = group;
  if (!first) return '';
  const { kind, namespace, name } = ownerOf(first);
  return paint('strong', plainText(`${kind || 'object'} ${namespace}/${name || '(no name)'}`));
}

/** One notice; `--verbose` lists all that it is about. */
function noteText({ file, line, message, names = [] }: Notice, verbose: boolean, width: number): string {
  const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}: `;
  const note = wrap(`note: ${plainText(place + message)}`, width, '', '  ');
  if (!verbose || names.length === 0) return note;
  return [note, wrap(plainText(`all of them: ${names.join(', ')}`), width, '  ', '  ')].join('\n');
}

/** What is said besides the findings: what was left out, passed over or hidden, and the counts. */
function asides(report: CheckReport, { verbose }: TextOptions, width: number): readonly string[] {
  // How charts were rendered is said before the report.
  const notes = report.notices
    .filter(({ code }) => code !== 'rendered-with')
    .map((one) => noteText(one, verbose === true, width));
  if (verbose) {
    for (const { finding, reason, by } of report.suppressed) {
      const { kind, name } = finding.resource;
      notes.push(wrap(plainText(`ignored (${by}): ${finding.rule} of ${kind} ${name}: ${reason}`), width, '', '  '));
    }
    for (const { file, line, count, detail } of report.skipped) {
      notes.push(
        wrap(plainText(`passed over: ${file}:${line}: ${detail}${count > 1 ? ` (${count})` : ''}`), width, '', '  '),
      );
    }
  }
  return [...(notes.length > 0 ? [notes.join('\n')] : []), countsLine(report, width, verbose === true)];
}
