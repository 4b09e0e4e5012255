import { oncePer, servingFloor } from '../../../kubernetes';
import { isCalledController, type Manifest, type Workload, type World } from '../../../workload';

/**
 * Whether no second pod is ever there that could answer: it is one, which is gone before its successor comes, and what
 * leads to it leads to nothing else. Then it is the same whether a Service has nobody or somebody who does not answer.
 */
export function neverHasOthers(workload: Workload, world: World): boolean {
  return workload.replicas.max <= 1 && isGoneFirst(workload) && !isShared(workload, world);
}

/** Whether a Pod is all that its Services lead to: once it stops nobody answers, however it stops, and that is told. */
export function isAllByItself(workload: Workload, world: World): boolean {
  const { identity, services } = workload;
  return identity.kind === 'Pod' && services.length > 0 && !isShared(workload, world);
}

function isShared(workload: Workload, world: World): boolean {
  return workload.services.some((service) => world.sharing(service, workload).length > 1);
}

function isGoneFirst({ identity, update: { way, maxSurge, maxUnavailable } }: Workload): boolean {
  if (identity.kind === 'StatefulSet' || way === 'recreate') return true;
  if (way !== 'rolling' || maxSurge === undefined) return false;
  return servingFloor(1, maxSurge, maxUnavailable) === 0;
}

/**
 * Whether a Pod by itself stands among others to which Services lead, and none to it: that nothing brings it back is told,
 * and its releases and probes are nobody's care.
 */
export function isLeftToItself({ identity, traffic }: Workload, world: World): boolean {
  return identity.kind === 'Pod' && traffic.assumption !== undefined && hasServices(world);
}

/**
 * Whether only a port that it declares would have requests come, while Services lead to others: that one comes from
 * elsewhere is unlikely, and nobody misses it while it is away. A Service of its place that leads to nobody may be meant
 * for it.
 */
export function isLedToByNone({ manifest, services, stated, traffic }: Workload, world: World): boolean {
  const isAssumed = !stated && traffic.assumption !== undefined && traffic.recognised.length === 0;
  if (!isAssumed || !hasServices(world)) return false;
  // One that selects it, and asks a port that it does not have, may be meant to lead there; a controller works without.
  if (services.length > 0) return isCalledController(manifest);
  return !leadingNowhere(world).has(placeOf(manifest));
}

/** The places of Services that lead to no workload here. */
const leadingNowhere = oncePer(
  (world: World): ReadonlySet<string> =>
    new Set(
      world
        .ofKind('Service')
        .filter((one) => world.sharing(one).length === 0)
        .map(placeOf),
    ),
);

const hasServices = oncePer(({ manifests }: World) => manifests.some(({ object }) => object['kind'] === 'Service'));

function placeOf({ directory = '' }: Manifest): string {
  return directory;
}
