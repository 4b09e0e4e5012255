import { grouped } from '../kubernetes';
import type { Finding } from './finding';
import { FORGOTTEN, folderOf } from './fold-versions';
import { withCopies } from './with-copies';

/** What is missing, and is put in the same way wherever it is: of one folder it has one cause, and one edit is repeated. */
const REPEATED: ReadonlySet<string> = new Set([
  ...['pre-stop-too-short', 'readiness-missing', 'budget-missing', 'budget-keeps-broken-pods'],
  ...['data-goes-with-pod', 'naked-pod', 'replica-set-alone'],
]);

/** What tells workloads and their containers apart; everything else that a finding says has to be the same. */
const NAMES: ReadonlySet<string> = new Set(['name', 'container', 'proxy', 'budget']);

/**
 * Folds what many workloads of a folder, or of what one kustomization or chart makes, lack in the same way into the first
 * of them. Errors are told one by one: each of them is sure by itself.
 */
export function foldRepeated(all: readonly Finding[]): readonly Finding[] {
  const findings = foldVariants(all);
  const causes = grouped(findings, causeOf);
  if ([...causes.values()].every(({ length }) => length <= FORGOTTEN)) return findings;
  return [...causes.values()].flatMap((alike) => {
    const [first, ...others] = alike;
    return first === undefined || alike.length <= FORGOTTEN ? alike : [asOne(first, others)];
  });
}

/** Folds what the variants of one object lack that stand in several folders: they are copies, and are changed alike. */
function foldVariants(findings: readonly Finding[]): readonly Finding[] {
  const variants = grouped(findings, (finding) => {
    const { rule, severity, message, fix, path, resource, workload, assumptions } = finding;
    // Two charts are two releases, of whatever names.
    if (!isRepeated(finding) || finding.renderedFrom !== undefined) return finding;
    return JSON.stringify([rule, severity, message, fix, path, resource, workload, assumptions]);
  });
  if (variants.size === findings.length) return findings;
  return [...variants.values()].flatMap(([first, ...copies]) =>
    first === undefined || copies.length === 0 ? (first ?? []) : [withCopies(first, copies)],
  );
}

function isRepeated({ rule, severity, file }: Finding): boolean {
  return severity !== 'error' && file !== undefined && REPEATED.has(rule);
}

function causeOf(finding: Finding): unknown {
  const { rule, severity, file = '', renderedFrom = '', numbers, assumptions } = finding;
  if (!isRepeated(finding)) return finding;
  const place = renderedFrom === '' ? folderOf(file) : renderedFrom;
  const said = Object.entries(numbers).filter(([key]) => !NAMES.has(key));
  return JSON.stringify([rule, severity, place, said, assumptions.length]);
}

function asOne(first: Finding, others: readonly Finding[]): Finding {
  const folded = withCopies(first, others);
  const owners = new Set([first, ...(folded.also ?? [])].map(({ resource }) => JSON.stringify(resource)));
  const message = `${first.message} (so it is of ${owners.size} objects here: one change, made in each)`;
  return { ...folded, message };
}
