import { RULES, type CheckReport, type Finding } from '../check';
import { didYouMean } from '../kubernetes/values/did-you-mean';
import { findingsText } from './findings-text';
import { judged } from './judged';
import type { FindingOptions } from './matcher-options';
import type { MatcherResult } from './matcher-result';

const SELECTORS = ['kind', 'namespace', 'name'] as const;
const RULE_IDS = RULES.map(({ id }) => id);

/**
 * Whether a rule has something to say, of whatever severity.
 *
 * @throws RangeError for a rule that does not exist: with `.not` it would never be found
 */
export function toHaveFinding(received: unknown, rule: string, options: FindingOptions = {}): MatcherResult {
  if (!RULE_IDS.includes(rule)) throw new RangeError(`there is no rule '${rule}'${didYouMean(rule, RULE_IDS)}`);
  const report = judged(received, options, 'toHaveFinding');
  const isMeant = (finding: Finding) =>
    finding.rule === rule && [finding.resource, finding.workload].some((one) => one && matches(one, options));
  const found = report.findings.filter(isMeant);
  const pass = found.length > 0;
  return {
    pass,
    message: () =>
      pass
        ? `${whatIs(rule, options)} should not be found here, but it is:\n\n${findingsText(report, found)}`
        : `${whatIs(rule, options)} should be found here, but it is not. ${insteadOf(rule, report, isMeant)}`,
  };
}

function matches(identity: Finding['resource'], options: FindingOptions): boolean {
  return SELECTORS.every((part) => options[part] === undefined || options[part] === identity[part]);
}

function whatIs(rule: string, options: FindingOptions): string {
  const of = SELECTORS.flatMap((part) => (options[part] === undefined ? [] : [`${part} ${options[part]}`]));
  return of.length === 0 ? rule : `${rule} (${of.join(', ')})`;
}

/** What there is in its place. */
function insteadOf(rule: string, report: CheckReport, isMeant: (finding: Finding) => boolean): string {
  const ignored = report.suppressed.find(({ finding }) => isMeant(finding));
  if (ignored) return `It is ignored: ${ignored.reason}.`;
  if (report.findings.length === 0 && report.problems.length === 0) return 'Nothing is.';
  const elsewhere = report.findings.filter((finding) => finding.rule === rule);
  const names = elsewhere.map(({ resource: { kind, name } }) => `${kind} ${name}`).join(', ');
  return `${names === '' ? '' : `It is in ${names}. `}What is found:\n\n${findingsText(report, report.findings)}`;
}
