import { check, reportOf, type Finding, type ReadProblem, type Settings } from '../check';
import { formatFieldPath } from '../kubernetes';
import { readSynthesised, type SynthesisedFile } from './read-synthesised';
import type { ValidationContext, ValidationViolation, ViolatingResource } from './validation-context';

/** Judges what was synthesised and reports it as `cdk8s synth` wants it. */
export function validateManifests(
  files: readonly SynthesisedFile[],
  settings: Settings,
  { report }: Pick<ValidationContext, 'report'>,
): void {
  const readings = readSynthesised(files.filter(({ path }) => !settings.ignoresPath(path.replace(/^\//, ''))));
  const manifests = readings.flatMap((reading) => reading.manifests);
  const problems = readings.flatMap((reading) => reading.problems);
  const result = check(manifests, settings);
  const reading = { files: readings.length, resources: manifests.length, problems, skipped: [] };
  const { summary, notices, problems: all } = reportOf(result, reading);
  for (const problem of all) report.addViolation(violationOfProblem(problem));
  const said = result.findings.filter(({ severity }) => severity !== 'info');
  for (const violation of violationsOf(said)) report.addViolation(violation);
  const fails = summary.errors + summary.problems + (settings.strict ? summary.warnings : 0) > 0;
  report.submit(fails ? 'failure' : 'success', {
    Errors: String(summary.errors + summary.problems),
    Warnings: String(summary.warnings),
    Ignored: String(summary.suppressed),
    ...(notices.length > 0 && { Notes: notices.map(({ message }) => message).join('; ') }),
  });
}

/** One violation for each distinct thing to say: rule, numbers and fix; the gravest first. */
function violationsOf(findings: readonly Finding[]): readonly ValidationViolation[] {
  const violations = new Map<string, ValidationViolation & { readonly violatingResources: ViolatingResource[] }>();
  for (const severity of ['error', 'warning'])
    for (const finding of findings.filter((one) => one.severity === severity)) {
      const { rule: ruleName, message, why, fix, assumptions } = finding;
      const assumed = assumptions.map((assumption) => ` Assumed: ${assumption}.`).join('');
      const recommendation = `${severity}: ${message}. ${why}${assumed}`;
      const key = [ruleName, recommendation, fix].join('\n');
      const violation = violations.get(key) ?? { ruleName, recommendation, fix, violatingResources: [] };
      violation.violatingResources.push(resourceOf(finding));
      violations.set(key, violation);
    }
  return [...violations.values()];
}

function resourceOf({ resource, file = '', line = 1, column = 1, path }: Finding): ViolatingResource {
  const field = formatFieldPath(path);
  return {
    resourceName: resource.name,
    locations: [`${file}:${line}:${column}${field === '' ? '' : ` ${field}`}`],
    manifestPath: file,
  };
}

function violationOfProblem({ code, file, line, column, message }: ReadProblem): ValidationViolation {
  return {
    ruleName: code,
    recommendation: `error: ${message}`,
    fix: /-failed$/.test(code) ? 'report it' : 'write it so that kubectl can read it',
    violatingResources: [{ resourceName: '', locations: [`${file}:${line}:${column}`], manifestPath: file }],
  };
}
