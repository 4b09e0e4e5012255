import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ownName } from './own-name';
import { requireFacts, requireName } from './require-facts';
import { containersOf } from './serving-container';
import type { ZeroDowntimeDeploymentProps } from './zero-downtime-deployment-props';

/** Where nothing is stated, cdk8s-plus must find nothing to object to before the plan is made. */
const LATER = Duration.seconds(Number.MAX_SAFE_INTEGER);

const NEVER_FEWER = kplus.DeploymentStrategy.rollingUpdate({ maxUnavailable: kplus.PercentOrAbsolute.absolute(0) });

/** What cdk8s-plus is told; the plan is laid over what it makes of it. */
export function deploymentProps(where: string, id: string, props: ZeroDowntimeDeploymentProps): kplus.DeploymentProps {
  requireFacts(where, props);
  const name = ownName(id, props);
  requireName(where, name);
  return {
    ...props,
    progressDeadline: props.progressDeadline ?? LATER,
    strategy: props.strategy ?? NEVER_FEWER,
    containers: containersOf(props, where),
    metadata: { ...props.metadata, ...(name !== undefined && { name }) },
    select: name === undefined ? props.select : false,
    isolate: false,
    spread: false,
  };
}
