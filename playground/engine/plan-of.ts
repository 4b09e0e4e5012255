import type { KubernetesVersion } from '../../lib/kubernetes';
import { planRelease, PULL_ALLOWANCE, ROOM, type ContainerReleaseFacts } from '../../lib/plan';
import { probeOf, sameHandler, type Container, type Workload } from '../../lib/workload';
import { servingOf } from './numbers';
import type { Looked } from './question';

/**
 * The numbers that follow from the facts of a Deployment, stated and assumed; those are left out that are the same
 * whatever the facts are.
 */
export function planOf(workload: Workload, kubernetesVersion: KubernetesVersion): Looked['plan'] {
  const serving = servingOf(workload);
  if (workload.identity.kind !== 'Deployment' || !serving) return undefined;
  const { replicas, traffic } = workload;
  const plan = planRelease({
    kubernetesVersion,
    traffic: traffic.value,
    ...(replicas.autoscaler === undefined && { replicas: replicas.min }),
    room: ROOM,
    pullAllowance: PULL_ALLOWANCE,
    stated: {},
    containers: [factsOf(serving)],
  });
  const { numbers, requiredElsewhere, warnings } = plan;
  return { numbers: numbers.filter(({ constant }) => constant !== true), requiredElsewhere, warnings };
}

function factsOf(container: Container): ContainerReleaseFacts {
  const { name, slowestStart, longestRequest, onSigterm, keptConnections } = container;
  const [readiness, liveness] = [probeOf(container, 'readiness'), probeOf(container, 'liveness')];
  const same = readiness !== undefined && liveness !== undefined && sameHandler(container, readiness, liveness);
  return {
    name,
    serves: true,
    longestRequest: longestRequest.value,
    onSigterm: onSigterm.value,
    ...(keptConnections && { keptConnections }),
    ...(slowestStart !== undefined && { slowestStart, startup: {} }),
    readiness: {},
    ...(liveness && { liveness: { sameHandlerAsReadiness: same } }),
    preStop: { form: 'wait' },
  };
}
