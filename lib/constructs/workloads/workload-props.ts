import type * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { ApplicationFacts } from '../statements/application-facts';
import { ownName } from './own-name';
import { podProblems } from './pod-problems';
import { requireFacts } from './require-facts';
import { containersOf, containersProblems } from './serving-container';
import { shapeProblems } from './shape-problems';
import { sidecarProblems, sidecarsOf } from './sidecars';

/** Where a construct stands, and what it is called there. */
export interface Place {
  readonly scope: Construct;
  readonly id: string;
}

/** What every workload takes: all of cdk8s-plus's, and the facts. */
type AnyWorkloadProps = kplus.WorkloadProps & ApplicationFacts;

/**
 * Refuses what is missing, of a wrong type or impossible in the props of a workload, all of it at once.
 *
 * @param more what else its kind finds wrong
 * @throws FactError naming the construct, each fact and what to do
 */
export function requireWorkload<Props extends AnyWorkloadProps>(
  { scope, id }: Place,
  props: Props,
  more: () => readonly string[],
): Props {
  requireFacts(
    { scope, id },
    props,
    () => ownName(scope, id, props),
    () => {
      const shape = shapeProblems(props);
      if (shape.length > 0) return shape;
      return [...more(), ...containersProblems(props), ...sidecarProblems(props, scope), ...podProblems(props)];
    },
  );
  return props;
}

/** What cdk8s-plus is told of any workload; the plan is laid over what it makes of it. */
export function workloadProps<Props extends AnyWorkloadProps>(scope: Construct, id: string, props: Props): Props {
  const name = ownName(scope, id, props);
  return {
    ...props,
    containers: containersOf(props),
    initContainers: [...sidecarsOf(props), ...(props.initContainers ?? [])],
    metadata: { ...props.metadata, ...(name !== undefined && { name }) },
    select: name === undefined ? props.select : false,
    isolate: false,
    spread: false,
  };
}
