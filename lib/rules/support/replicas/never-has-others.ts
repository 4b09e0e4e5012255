import { oncePer } from '../../../kubernetes';
import type { Workload, World } from '../../../workload';

/**
 * Whether no second pod is ever there that could answer: it is one, which is gone before its successor comes, and what
 * leads to it leads to nothing else. Then it is the same whether a Service has nobody or somebody who does not answer.
 */
export function neverHasOthers(workload: Workload, world: World): boolean {
  const isShared = workload.services.some((service) => world.sharing(service, workload).length > 1);
  return workload.replicas.max <= 1 && isGoneFirst(workload) && !isShared;
}

function isGoneFirst({ identity, update: { way, maxSurge } }: Workload): boolean {
  if (identity.kind === 'StatefulSet' || way === 'recreate') return true;
  return way === 'rolling' && maxSurge !== undefined && Number.parseInt(String(maxSurge), 10) === 0;
}

/**
 * Whether a Pod by itself stands among others to which Services lead, and none to it: that nothing brings it back is told,
 * and its releases and probes are nobody's care.
 */
export function isLeftToItself({ identity, traffic }: Workload, world: World): boolean {
  return identity.kind === 'Pod' && traffic.assumption !== undefined && hasServices(world);
}

const hasServices = oncePer(({ manifests }: World) => manifests.some(({ object }) => object['kind'] === 'Service'));
