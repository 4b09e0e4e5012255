import type { CheckReport, Finding } from '../check';
import { jsonText } from './json-text';
import { rulePage } from './rule-page';

/** A report for other programs: the same keys in the same order every time. */
export function jsonReport(report: CheckReport): string {
  const { findings, suppressed, problems, skipped, notices, summary } = report;
  const whole = {
    findings: findings.map(asJson),
    suppressed: suppressed.map(({ finding, reason, by }) => ({ ...asJson(finding), reason, by })),
    problems,
    skipped,
    notices,
    summary,
  };
  return `${jsonText(whole)}\n`;
}

function asJson(finding: Finding) {
  const { rule, severity, effect, file, renderedFrom, construct, line, column, endLine, endColumn, path, ...rest } =
    finding;
  const { resource, workload, message, why, fix, label, numbers, edits, assumptions, fingerprint, also } = rest;
  const place = { file, renderedFrom, construct, line, column, endLine, endColumn, path, resource, workload };
  const page = rulePage(rule);
  return {
    rule,
    page,
    severity,
    effect,
    ...place,
    message,
    why,
    fix,
    label,
    numbers,
    edits,
    assumptions,
    fingerprint,
    also,
  };
}
