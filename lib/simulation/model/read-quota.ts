import { asArray, asObject, own, quantityInThousandths, type Json } from '../../kubernetes';
import { identityOf, type Manifest, type Workload, type World } from '../../workload';
import type { QuotaRoom } from './workload-model';

/** How what is counted is called in a quota, and where it stands in a container's resources. */
const COUNTED: Readonly<Record<string, readonly [list: string, name: string]>> = {
  cpu: ['requests', 'cpu'],
  memory: ['requests', 'memory'],
  'requests.cpu': ['requests', 'cpu'],
  'requests.memory': ['requests', 'memory'],
  'limits.cpu': ['limits', 'cpu'],
  'limits.memory': ['limits', 'memory'],
};

/**
 * The quota of the namespace that leaves the least room for the pods of a workload, beside what all others there use.
 * Terminating pods count until they are gone.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export function readQuota(workload: Workload, world: World): QuotaRoom | undefined {
  const quotas = world.manifests.filter((manifest) => isFor(manifest, workload));
  const rooms = quotas.flatMap((quota) => roomsIn(quota, workload, world));
  return rooms.sort((one, other) => one.pods - other.pods)[0];
}

/** A quota for some pods only is not looked at here. */
function isFor(manifest: Manifest, { identity, manifest: { directory } }: Workload): boolean {
  const { kind, namespace } = identityOf(manifest);
  if (kind !== 'ResourceQuota' || namespace !== identity.namespace || manifest.directory !== directory) return false;
  const { scopes, scopeSelector } = asObject(manifest.object['spec']);
  return asArray(scopes).length === 0 && scopeSelector === undefined;
}

function roomsIn(quota: Manifest, workload: Workload, world: World): readonly QuotaRoom[] {
  const hard = asObject(asObject(quota.object['spec'])['hard']);
  return Object.entries(hard).flatMap(([resource, allowed]) => {
    const [limit, each] = [quantityInThousandths(allowed), amountOf(workload, resource)];
    if (limit === undefined || each === 0n) return [];
    const left = limit - usedBeside(workload, world, resource);
    return [{ name: identityOf(quota).name, resource, pods: Math.max(0, Number(left / each)) }];
  });
}

/** What the other workloads of the namespace use, each with its fewest replicas. */
function usedBeside({ identity, manifest }: Workload, world: World, resource: string): bigint {
  const others = world.workloads.filter(
    (one) =>
      one.identity.namespace === identity.namespace &&
      one.manifest !== manifest &&
      one.manifest.directory === manifest.directory &&
      !one.runsToCompletion,
  );
  return others.reduce(
    (sum, one) => sum + amountOf(one, resource) * BigInt(Math.max(0, Math.trunc(one.replicas.min))),
    0n,
  );
}

/** What one pod counts, in thousandths: at least this, since what other objects may add is not known. */
function amountOf({ containers }: Workload, resource: string): bigint {
  if (resource === 'pods' || resource === 'count/pods') return 1000n;
  const counted = own(COUNTED, resource);
  if (!counted) return 0n;
  const running = containers.filter(({ role }) => role !== 'init');
  return running.reduce(
    (sum, { json }) => sum + (quantityInThousandths(amountIn(json['resources'], counted)) ?? 0n),
    0n,
  );
}

/** A limit alone is a request, too. */
function amountIn(resources: Json | undefined, [list, name]: readonly [string, string]): Json | undefined {
  const written = asObject(resources);
  return own(asObject(own(written, list)), name) ?? own(asObject(written['limits']), name);
}
