import type { CheckReport, Finding, ReadProblem } from '../check';
import { jsonText } from './json-text';
import { otherPlaces } from './other-places';
import { plainText } from './plain-text';

/** As GitLab names them. */
const SEVERITIES = { error: 'critical', warning: 'minor', info: 'info', note: 'info' } as const;

/**
 * A report as GitLab's code quality takes it: findings in the diff of a merge request.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function codeQualityReport({ findings, problems }: CheckReport): string {
  return `${jsonText([...problems.map(ofProblem), ...findings.flatMap(ofFinding)])}\n`;
}

/**
 * An entry for every line that has to be changed: GitLab shows what has one in the diff, and takes for new what had none.
 * An info is one question, and names its lines beside.
 */
function ofFinding(finding: Finding) {
  const { rule, severity, message, fix, file = '', line, fingerprint } = finding;
  const text = `${message}. Fix: ${fix}`;
  const first = entry(rule, severity, text, `${file}:${fingerprint}`, file, line);
  const others = otherPlaces(finding);
  if (others.length === 0) return [first];
  if (severity === 'info') return [{ ...first, other_locations: others.map((one) => locationOf(one.file, one.line)) }];
  const copies = others.map((one) =>
    entry(rule, severity, `${one.object}, too: ${text}`, `${one.file}:${one.fingerprint}`, one.file, one.line),
  );
  return [first, ...copies];
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
  line?: number,
) {
  return {
    description: plainText(text),
    check_name: check,
    fingerprint,
    severity: SEVERITIES[severity],
    location: locationOf(path, line),
  };
}

function locationOf(path: string, line = 1) {
  return { path: path.replace(/^\.\//, ''), lines: { begin: Math.max(1, line) } };
}
