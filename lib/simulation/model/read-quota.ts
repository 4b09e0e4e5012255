import { asArray, asObject, formatQuantity, own, quantityInThousandths, type Json } from '../../kubernetes';
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
  const rooms = roomsFor(workload, world);
  const [least] = rooms.sort((one, other) => one.pods - other.pods);
  if (!least) return undefined;
  const { name, resource, pods, refused } = least;
  return { name, resource, pods, ...(refused !== undefined && { refused }) };
}

/** What would have to be allowed for so many pods of a workload, where less is. */
export function quotasFor(workload: Workload, world: World, pods: number): readonly RaisedQuota[] {
  return roomsFor(workload, world)
    .filter((room) => room.pods < pods && room.refused === undefined)
    .map(({ quota, resource, allowed, used, each }) => ({
      quota,
      resource,
      allowed: written(used + each * BigInt(pods), allowed),
    }));
}

/** One amount of a quota that is to be larger. */
export interface RaisedQuota {
  readonly quota: Manifest;
  readonly resource: string;
  readonly allowed: Json;
}

/** What a quota allows of one thing, and how it is used. */
interface Room extends QuotaRoom {
  readonly quota: Manifest;
  readonly allowed: Json;
  readonly used: bigint;
  readonly each: bigint;
}

function roomsFor(workload: Workload, world: World): Room[] {
  const quotas = world.ofKind('ResourceQuota').filter((manifest) => isFor(manifest, workload));
  return quotas.flatMap((quota) => roomsIn(quota, workload, world));
}

/** An amount in the unit that somebody has chosen. */
function written(thousandths: bigint, before: Json): Json {
  if (typeof before === 'number' && thousandths % 1000n === 0n) return Number(thousandths / 1000n);
  const isBinary = String(before).endsWith('i');
  return formatQuantity(isBinary ? `${(thousandths + 1_023_999n) / 1_024_000n}Ki` : `${thousandths}m`);
}

/** A quota for some pods only is not looked at here. */
function isFor(manifest: Manifest, { identity, manifest: { directory } }: Workload): boolean {
  if (identityOf(manifest).namespace !== identity.namespace || manifest.directory !== directory) return false;
  const { scopes, scopeSelector } = asObject(manifest.object['spec']);
  return asArray(scopes).length === 0 && scopeSelector === undefined;
}

function roomsIn(quota: Manifest, workload: Workload, world: World): readonly Room[] {
  const hard = asObject(asObject(quota.object['spec'])['hard']);
  return Object.entries(hard).flatMap(([resource, allowed]): readonly Room[] => {
    const [limit, each] = [quantityInThousandths(allowed), amountOf(workload, resource)];
    if (allowed === undefined || limit === undefined) return [];
    const about = { name: identityOf(quota).name, resource, quota, allowed, each };
    if (isUnsaid(workload, resource, world)) {
      const refused = `the quota ${about.name} counts ${resource}, of which not all containers say anything`;
      return [{ ...about, pods: 0, used: 0n, refused }];
    }
    if (each === 0n) return [];
    const used = usedBeside(workload, world, resource);
    const pods = Math.max(0, Number((limit - used) / each));
    return [{ ...about, pods, used }];
  });
}

/**
 * Whether a quota counts what a container says nothing of: the API server refuses its pods, unless a LimitRange fills it in.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/#compute-resource-quota
 */
function isUnsaid({ containers, identity, manifest }: Workload, resource: string, { ofKind }: World): boolean {
  const counted = own(COUNTED, resource);
  if (!counted || containers.every(({ json }) => amountIn(json['resources'], counted) !== undefined)) return false;
  return !ofKind('LimitRange').some(
    (one) => identityOf(one).namespace === identity.namespace && one.directory === manifest.directory,
  );
}

/** Whether the pods of two workloads count against the same quotas. */
export function sharesQuota({ identity, manifest, runsToCompletion }: Workload, other: Workload): boolean {
  return (
    identity.namespace === other.identity.namespace &&
    manifest.directory === other.manifest.directory &&
    !runsToCompletion
  );
}

/** What the other workloads of the namespace use, each with its fewest replicas. */
function usedBeside(workload: Workload, world: World, resource: string): bigint {
  const others = world.workloads.filter((one) => one.manifest !== workload.manifest && sharesQuota(one, workload));
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
