import type { CheckReport, Finding, ResourceIdentity } from '../check';
import { countsLine } from './counts-line';
import { PLAIN, type Paint } from './paint';
import { plainText } from './plain-text';
import { textFinding } from './text-finding';
import { textProblem } from './text-problem';
import { wrap } from './wrap';

/** How a report is written for people. */
export interface TextOptions {
  /** Also what only slows recovery, and what was left out. @default false */
  readonly verbose?: boolean;
  /** Only findings and problems: no notes, no counts. @default false */
  readonly quiet?: boolean;
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
  for (const group of byWorkload(shown).values()) {
    blocks.push(heading(group, paint), ...group.map((finding) => textFinding(finding, settings)));
  }
  if (!options.quiet) blocks.push(...asides(report, options, width));
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
}

function byWorkload(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { kind, namespace, name } = ownerOf(finding);
    const key = [finding.file ?? finding.construct ?? '', kind, namespace, name].join('\n');
    const group = groups.get(finding.workload ? (keyElsewhere(groups, finding) ?? key) : key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
}

/** A finding in a Service belongs to the group of its workload, whichever file that stands in. */
function keyElsewhere(groups: ReadonlyMap<string, readonly Finding[]>, finding: Finding): string | undefined {
  const { kind, namespace, name } = ownerOf(finding);
  const last = [...groups.keys()].at(-1);
  return last?.endsWith(['', kind, namespace, name].join('\n')) ? last : undefined;
}

const ownerOf = ({ workload, resource }: Finding): ResourceIdentity => workload ?? resource;

function heading(group: readonly Finding[], paint: Paint): string {
  const [first] = group;
  if (!first) return '';
  const { kind, namespace, name } = ownerOf(first);
  return paint('strong', plainText(`${kind || 'object'} ${namespace}/${name || '(no name)'}`));
}

/** What is said besides the findings: what was left out, passed over or hidden, and the counts. */
function asides(report: CheckReport, { verbose }: TextOptions, width: number): readonly string[] {
  const notes = report.notices.map(({ file, line, message }) => {
    const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}: `;
    return wrap(`note: ${plainText(place + message)}`, width, '', '  ');
  });
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
