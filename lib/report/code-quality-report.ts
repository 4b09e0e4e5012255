import type { CheckReport, Finding, ReadProblem } from '../check';
import { jsonText } from './json-text';
import { plainText } from './plain-text';

/** As GitLab names them. */
const SEVERITIES = { error: 'critical', warning: 'minor', info: 'info', note: 'info' } as const;

/**
 * A report as GitLab's code quality takes it: findings in the diff of a merge request.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function codeQualityReport({ findings, problems }: CheckReport): string {
  return `${jsonText([...problems.map(ofProblem), ...findings.map(ofFinding)])}\n`;
}

function ofFinding({ rule, severity, message, fix, file = '', line, fingerprint }: Finding) {
  return entry(rule, severity, `${message}. Fix: ${fix}`, `${file}:${fingerprint}`, file, line);
}

function ofProblem({ code, severity, message, file, line }: ReadProblem) {
  return entry(code, severity, message, `${file}:${line}:${code}`, file, line);
}

function entry(
  check: string,
  severity: keyof typeof SEVERITIES,
  text: string,
  fingerprint: string,
  path: string,
  line = 1,
) {
  return {
    description: plainText(text),
    check_name: check,
    fingerprint,
    severity: SEVERITIES[severity],
    location: { path: path.replace(/^\.\//, ''), lines: { begin: Math.max(1, line) } },
  };
}
