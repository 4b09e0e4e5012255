import { grouped } from '../kubernetes';
import type { Finding } from './finding';
import { FORGOTTEN, folderOf } from './fold-versions';
import { withCopies } from './with-copies';

/** What takes the only pod away before the next one has started, by rule. */
const TAKEN_BY: ReadonlyMap<string, string> = new Map([
  ['single-replica', 'the drain of its node leaves such a one'],
  ['stateful-set-alone', 'a StatefulSet cannot surge, so that every rollout, and every drain, leaves such a one'],
]);

/**
 * Folds the single pods on which nobody seems to count into one info of the run: whether a gap matters is one question to
 * their owner. Those that count are folded by folder, or by what one kustomization or chart makes, where they are many:
 * where one pod is what nearly everything runs as, it is one decision, and one to think over. A pod without which the API
 * server refuses writes stays a finding of its own.
 */
export function foldManyAlone(findings: readonly Finding[]): readonly Finding[] {
  const places = grouped(findings, (finding) => (isAlone(finding) ? placeOf(finding) : finding));
  if (places.size === findings.length) return findings;
  return [...places.values()].flatMap((alike) => {
    const [first, ...others] = alike;
    if (first?.severity === 'info' && others.length > 0) return [asOneQuestion(first, others)];
    return first === undefined || alike.length <= FORGOTTEN ? alike : [withCopies(first, others)];
  });
}

function isAlone({ rule, file, numbers }: Finding): boolean {
  return TAKEN_BY.has(rule) && file !== undefined && !numbers['refused'];
}

function placeOf({ rule, severity, file = '', renderedFrom = '' }: Finding): string {
  if (severity === 'info') return rule;
  return JSON.stringify([rule, severity, renderedFrom === '' ? folderOf(file) : renderedFrom]);
}

function asOneQuestion(first: Finding, others: readonly Finding[]): Finding {
  const folded = withCopies(first, others);
  const all = [first, ...(folded.also ?? [])].map(({ resource: { kind, namespace, name } }) =>
    [kind, namespace, name].join('\n'),
  );
  return {
    ...folded,
    message: `${new Set(all).size} workloads run as one pod each, and nothing shows that somebody counts on them: ${TAKEN_BY.get(first.rule)} without a pod until the next one has started`,
    fix: 'where somebody would miss one of them meanwhile, set its replicas to 2 or more and write a budget, if two can share the work; else plan the gap. To be told of each as a warning, set the severity of the rule, or state facts for those that count',
  };
}
