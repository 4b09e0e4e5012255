import type { CheckReport, Finding } from '../check';
import { markdownText, rulePage, shortLabel } from '../report';
import { rangeOf, touches, type Position, type Range } from './range';

/** What an editor shows beside a field. */
export interface FindingHover {
  /** In Markdown; nothing that a manifest says is markup in it. */
  readonly markdown: string;
  readonly range: Range;
}

/** The reason, the arithmetic and the fix of what was found at a place; undefined where nothing was. */
export function hoverAt(report: CheckReport, file: string, position: Position): FindingHover | undefined {
  const here = report.findings.filter(
    (one) => one.file === file && touches(rangeOf(one), { start: position, end: position }),
  );
  const [first] = here;
  return first && { markdown: here.map(findingMarkdown).join('\n\n---\n\n'), range: rangeOf(first) };
}

/** A finding as Markdown. */
export function findingMarkdown(finding: Finding): string {
  const { rule, severity, message, why, fix, assumptions } = finding;
  const label = shortLabel(finding);
  const numbers = Object.entries(finding.numbers).map(([name, value]) => `${name} = ${value}`);
  return [
    `**${severity}** [${rule}](${rulePage(rule)}): ${markdownText(message)}`,
    ...(label === undefined ? [] : [`**Arithmetic**: ${markdownText(label)}`]),
    ...(numbers.length === 0 ? [] : [`**Numbers**: ${markdownText(numbers.join(', '))}`]),
    `**Why**: ${markdownText(why)}`,
    `**Fix**: ${markdownText(fix)}`,
    ...assumptions.map((assumption) => `**Assumed**: ${markdownText(assumption)}`),
  ].join('\n\n');
}
