import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { DEFAULT_KUBERNETES_VERSION } from '../kubernetes';
import { planRelease } from '../plan';
import type { JsonObject } from '../workload';
import { Identity } from './identity';
import { knownContainers, releaseFactsOf } from './release-facts-of';
import { requireFacts, requireName } from './require-facts';
import { containersOf } from './serving-container';
import type { ZeroDowntimeDeploymentProps } from './zero-downtime-deployment-props';

/** What cdk8s-plus is told; the plan is laid over what it makes of it. */
export function deploymentProps(where: string, id: string, props: ZeroDowntimeDeploymentProps): kplus.DeploymentProps {
  requireFacts(where, props);
  const name = ownName(id, props);
  requireName(where, name);
  const containers = containersOf(props, where);
  return {
    ...props,
    ...plannedProps(props, containers),
    containers,
    metadata: { ...props.metadata, ...(name !== undefined && { name }) },
    select: name === undefined ? props.select : false,
    isolate: false,
    spread: false,
  };
}

/** The planned numbers that follow from the facts alone, so that cdk8s-plus's own properties tell the truth. */
function plannedProps(
  props: ZeroDowntimeDeploymentProps,
  [serving]: kplus.ContainerProps[],
): Pick<kplus.DeploymentProps, 'minReady' | 'progressDeadline' | 'terminationGracePeriod' | 'strategy'> {
  const alone = { ...props, strategy: undefined, otherContainers: {} };
  const facts = releaseFactsOf(alone, knownContainers(alone, podSpecOf(serving)), {}, DEFAULT_KUBERNETES_VERSION);
  const plan = planRelease(facts);
  const maxUnavailable = kplus.PercentOrAbsolute.absolute(0);
  return {
    minReady: Duration.seconds(plan.minReady),
    progressDeadline: Duration.seconds(plan.progressDeadline),
    terminationGracePeriod: Duration.seconds(plan.terminationGracePeriod),
    strategy: props.strategy ?? kplus.DeploymentStrategy.rollingUpdate({ maxUnavailable }),
  };
}

/** The serving container as far as its own health checks need it: its ports. */
function podSpecOf(serving: kplus.ContainerProps | undefined): JsonObject {
  const numbers = [{ number: serving?.portNumber, name: undefined }, ...(serving?.ports ?? [])];
  const ports = numbers.flatMap(({ number, name }) => (number === undefined ? [] : [{ containerPort: number, name }]));
  return { containers: [{ name: serving?.name ?? 'main', ports }] };
}

/** The name of the workload; none where cdk8s-plus makes one from the construct's path. */
export function ownName(
  id: string,
  { identity = Identity.fromName(), metadata }: ZeroDowntimeDeploymentProps,
): string | undefined {
  return identity._byPath ? undefined : (metadata?.name ?? id);
}
