import type { CheckReport, Finding } from '../check';
import { maxOf } from '../kubernetes';
import { missingFacts, ownerOf } from './missing-facts';
import { wrap } from './wrap';

/** From so many findings on, nobody keeps them in mind. */
export const MANY = 10;

/** From so many on, a repository is most likely checked for the first time. */
const FIRST_RUN = 30;

/** What there is of each rule, which facts would answer most, and how to begin. */
export function textSummary(findings: readonly Finding[], report: CheckReport, width: number): readonly string[] {
  if (findings.length === 0) return [];
  return [tableOf(findings), ...factsLines(findings, width), ...beginning(findings, report, width)];
}

const HEAD = ['rule', 'errors', 'warnings', 'workloads'];

/** One line a rule, the one with most errors first. */
function tableOf(findings: readonly Finding[]): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))].map((rule) => {
    const its = findings.filter((one) => one.rule === rule);
    const ofSeverity = (wanted: Finding['severity']) => its.filter(({ severity }) => severity === wanted).length;
    const workloads = new Set(its.map(ownerOf)).size;
    return { rule, errors: ofSeverity('error'), warnings: ofSeverity('warning'), workloads };
  });
  const sorted = rules.sort((one, other) => other.errors - one.errors || other.warnings - one.warnings);
  const rows = sorted.map((row) => [row.rule, row.errors, row.warnings, row.workloads].map(String));
  const widths = HEAD.map((_, column) => maxOf([HEAD, ...rows].map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [HEAD, ...rows].map(line).join('\n');
}

function factsLines(findings: readonly Finding[], width: number): readonly string[] {
  const lines = missingFacts(findings).map(({ fact, workloads, findings: resting }) =>
    wrap(`state ${fact} for ${count(workloads, 'workload')}: it decides ${count(resting, 'finding')}`, width, '', '  '),
  );
  return lines.length === 0 ? [] : [lines.join('\n')];
}

/** Said where nobody seems to have begun: no baseline, nothing ignored, and much that rests on assumptions. */
function beginning(findings: readonly Finding[], { summary }: CheckReport, width: number): readonly string[] {
  if (findings.length < FIRST_RUN || summary.baseline || summary.suppressed > 0) return [];
  const text =
    'to begin: state facts once for all workloads in zero-downtime.yaml (facts), let --write-baseline FILE note what is known, so that --baseline FILE shows what is new, and check charts and overlays as they are rendered';
  return [wrap(text, width, '', '  ')];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
