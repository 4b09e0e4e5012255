import type { IConstruct } from 'constructs';
import { PlannedWorkload } from '../rendering/planned/planned-workload';
import { FactError } from '../statements/fact-error';
import { shown, wholeNumberProblem } from '../statements/typed';

/** What nothing can scale, or must not. */
function targetProblems(target: IConstruct, planned: PlannedWorkload | undefined): readonly string[] {
  if (!planned) return [`'target' has to be a workload made from facts, and is ${shown(target)}`];
  const { path } = target.node;
  if (!('markHasAutoscaler' in target))
    return [`'target' has to have a number of replicas, and ${path} is ${shown(target)}, which has none`];
  return planned.needsItsMembers
    ? [
        `'target' ${path} has members that need each other, and an autoscaler that takes some away breaks their quorum: keep its 'replicas', or state Quorum.none() where any member answers for all`,
      ]
    : [];
}

/** How many replicas an autoscaler keeps. */
interface Range {
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

/**
 * The plan of what an autoscaler scales.
 *
 * @param where the autoscaler, for errors
 * @param least the least that it may keep
 * @throws FactError for a target that is not made from facts, and for a range that is none
 */
export function scaledTarget(
  where: { readonly scope: IConstruct; readonly id: string },
  target: IConstruct,
  { minReplicas, maxReplicas }: Range,
  least: number,
): PlannedWorkload {
  const planned = typeof target === 'object' && target !== null ? PlannedWorkload.of(target) : undefined;
  const counts = Object.entries({ minReplicas, maxReplicas }).flatMap(
    ([name, count]) => wholeNumberProblem(count, name, least) ?? [],
  );
  const problems = [
    ...targetProblems(target, planned),
    ...counts,
    ...(counts.length === 0 && minReplicas > maxReplicas
      ? [`'minReplicas' ${minReplicas} is more than 'maxReplicas' ${maxReplicas}`]
      : []),
  ];
  if (!planned || problems.length > 0)
    throw new FactError(`${where.scope.node.path}/${where.id}: ${problems.join('; ')}`);
  planned.countAutoscaler();
  return planned;
}
