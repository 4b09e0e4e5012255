import { type ApiObjectMetadata, Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { dnsSubdomainProblems } from '../../kubernetes';
import { PlannedWorkload } from '../rendering/planned/planned-workload';
import { FactError } from '../statements/fact-error';
import { isMapping, shown, wholeNumberProblem } from '../statements/typed';
import { placeOf } from '../workloads/require-facts';
import type { IScaledWorkload } from './scaled-workload';

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

/** What every autoscaler takes. */
interface Scaling {
  readonly target: IScaledWorkload;
  readonly metadata?: ApiObjectMetadata;
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

/** An autoscaler finds only what stands in its own namespace. */
function placeProblems(scope: Construct, props: Scaling): readonly string[] {
  const { target, metadata } = props;
  const name = metadata?.name;
  const own = metadata?.namespace ?? target.metadata.namespace ?? Chart.of(scope).namespace;
  const its = target.metadata.namespace;
  return [
    ...(name === undefined || (typeof name === 'string' && dnsSubdomainProblems(name).length === 0)
      ? []
      : [`'metadata.name' has to consist of small letters, digits, '-' and '.', and is ${shown(name)}`]),
    ...(own === its
      ? []
      : [
          `it would stand in ${own === undefined ? 'no namespace' : `the namespace ${own}`}, and its target ${target.node.path} in ${its ?? 'none that is stated'}: an autoscaler finds only what is in its own. Put both into one`,
        ]),
    ...otherRangeProblems(props),
  ];
}

/** What is said of an autoscaler outside of the app has to be true of the one in it. */
function otherRangeProblems({ target, minReplicas, maxReplicas }: Scaling): readonly string[] {
  const { min, max } = PlannedWorkload.of(target)?.known.facts.autoscaled?._range ?? {};
  if (min === undefined || (min === minReplicas && max === maxReplicas)) return [];
  return [
    `its target ${target.node.path} is 'autoscaled' between ${min} and ${max}, and it keeps from ${minReplicas} to ${maxReplicas}: leave 'autoscaled' out, this one is seen`,
  ];
}

/** cdk8s-plus's autoscaler refuses the same, in its own words. */
export function replicasProblems({ target, minReplicas, maxReplicas }: Scaling, who: string): string[] {
  const { replicas } = target.toScalingTarget();
  return replicas === undefined
    ? []
    : [
        `its target ${target.node.path} states 'replicas' ${replicas}, and ${who} keeps from ${minReplicas} to ${maxReplicas}: leave 'replicas' out, ${replicas} of them at the least are 'minReplicas' ${replicas}`,
      ];
}

/**
 * The plan of what an autoscaler scales.
 *
 * @param where the autoscaler, for errors
 * @param props what it takes
 * @param least the least that it may keep
 * @param more what else its kind finds wrong
 * @throws FactError for a target that is not made from facts, and for a range that is none
 */
export function scaledTarget(
  where: { readonly scope: Construct; readonly id: string },
  props: Scaling,
  least: number,
  more: (props: Scaling) => readonly string[],
): PlannedWorkload {
  const place = placeOf(where.scope, where.id);
  const given: unknown = props;
  if (!isMapping(given))
    throw new FactError(
      `${place}: it takes what it scales in an object, such as { target: web, minReplicas: 3, maxReplicas: 20 }, and this is ${shown(given)}`,
    );
  const { target, minReplicas, maxReplicas } = props;
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
    ...(counts.length === 0 && maxReplicas === 0 ? ["'maxReplicas' 0 keeps none at all: state 1 or more"] : []),
    ...(planned ? placeProblems(where.scope, props) : []),
    ...more(props),
  ];
  if (!planned || problems.length > 0) throw new FactError(`${place}: ${problems.join('; ')}`);
  planned.countAutoscaler();
  return planned;
}
