import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { durationProblem, shown } from '../statements/typed';
import { ownName } from './own-name';
import { requireFacts } from './require-facts';
import { containersOf, containersProblems } from './serving-container';
import type { ZeroDowntimeDeploymentProps } from './zero-downtime-deployment-props';

/** Where nothing is stated, cdk8s-plus must find nothing to object to before the plan is made. */
const LATER = Duration.seconds(Number.MAX_SAFE_INTEGER);

const NEVER_FEWER = kplus.DeploymentStrategy.rollingUpdate({ maxUnavailable: kplus.PercentOrAbsolute.absolute(0) });

/**
 * Refuses what is missing, of a wrong type or impossible in the props of a Deployment, all of it at once.
 *
 * @param more what else its kind finds wrong
 * @throws FactError naming the construct, each fact and what to do
 */
export function requireDeployment(
  { scope, id }: { readonly scope: Construct; readonly id: string },
  props: ZeroDowntimeDeploymentProps,
  more: () => readonly string[] = () => [],
): ZeroDowntimeDeploymentProps {
  requireFacts(
    { scope, id },
    props,
    () => ownName(scope, id, props),
    () => [...more(), ...containersProblems(props), ...numberProblems(props)],
  );
  return props;
}

/** What cdk8s-plus is told; the plan is laid over what it makes of it. */
export function deploymentProps(
  scope: Construct,
  id: string,
  props: ZeroDowntimeDeploymentProps,
): kplus.DeploymentProps {
  const name = ownName(scope, id, props);
  return {
    ...props,
    progressDeadline: props.progressDeadline ?? LATER,
    strategy: props.strategy ?? NEVER_FEWER,
    containers: containersOf(props),
    metadata: { ...props.metadata, ...(name !== undefined && { name }) },
    select: name === undefined ? props.select : false,
    isolate: false,
    spread: false,
  };
}

function numberProblems(props: ZeroDowntimeDeploymentProps): readonly string[] {
  const durations = (['terminationGracePeriod', 'minReady', 'progressDeadline'] as const)
    .filter((name) => props[name] !== undefined)
    .map((name) => durationProblem(props[name], name))
    .filter((problem) => problem !== undefined);
  const { replicas = 0 } = props;
  const isCount = Number.isInteger(replicas) && replicas >= 0;
  const isTwice = props.autoscaled !== undefined && props.replicas !== undefined;
  return [
    ...(isTwice ? ["state either 'replicas' or 'autoscaled': every apply would go back to the replicas"] : []),
    ...durations,
    ...(isCount ? [] : [`'replicas' has to be a whole number, 0 at least, and is ${shown(replicas)}`]),
  ];
}
