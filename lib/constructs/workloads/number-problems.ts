import type { Duration } from 'cdk8s';
import { own } from '../../kubernetes';
import type { ApplicationFacts } from '../statements/application-facts';
import { durationProblem, wholeNumberProblem } from '../statements/typed';

/** What is wrong with a number that a workload states itself; nothing where it is a whole number. */
export function countProblem(value: unknown, what: string, least = 0): readonly string[] {
  const problem = value === undefined ? undefined : wholeNumberProblem(value, what, least);
  return problem === undefined ? [] : [problem];
}

/** What is wrong with the times that a workload states itself. */
export function timeProblems(props: object, names: readonly string[]): readonly string[] {
  const stated: Record<string, unknown> = { ...props };
  return names
    .filter((name) => own(stated, name) !== undefined)
    .map((name) => wholeSecondsProblem(own(stated, name), name))
    .filter((problem) => problem !== undefined);
}

/** Times that a manifest states in seconds. */
function wholeSecondsProblem(value: unknown, what: string): string | undefined {
  const problem = durationProblem(value, what);
  if (problem !== undefined) return problem;
  const seconds = (value as Duration).toMilliseconds() / 1000;
  return Number.isInteger(seconds) ? undefined : `'${what}' has to be whole seconds, and is ${seconds} s`;
}

/**
 * What is wrong with props that mean nothing for a kind of workload.
 *
 * @param problems by prop, what to say where it is stated
 */
export function unmeantProblems(props: object, problems: Readonly<Record<string, string>>): readonly string[] {
  const stated: Record<string, unknown> = { ...props };
  return Object.keys(problems).flatMap((name) => (own(stated, name) === undefined ? [] : (own(problems, name) ?? [])));
}

/** What is wrong with the number of replicas. */
export function replicasProblems({
  replicas,
  autoscaled,
}: Pick<ApplicationFacts, 'autoscaled'> & { readonly replicas?: number }): readonly string[] {
  const isTwice = autoscaled !== undefined && replicas !== undefined;
  return [
    ...(isTwice ? ["state either 'replicas' or 'autoscaled': every apply would go back to the replicas"] : []),
    ...countProblem(replicas, 'replicas'),
  ];
}
