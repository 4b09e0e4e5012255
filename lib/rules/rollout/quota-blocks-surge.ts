import { formatQuantity, oncePer, quantityInThousandths, own } from '../../kubernetes';
import {
  asArray,
  asObject,
  identityOf,
  type Json,
  type JsonObject,
  type Manifest,
  type Workload,
  type World,
} from '../../workload';
import type { WorkloadRule } from '../rule';
import { asWritten } from '../support/as-written';
import { changed, together, WEB } from '../support/example';
import { objectsBeside } from '../support/objects/objects-of';
import { isReplicated } from '../support/rollout/replica-counts';
import { largestStuckSurge, type StuckSurge } from '../support/rollout/stuck-surge';

const QUOTA = `apiVersion: v1
kind: ResourceQuota
metadata:
  name: team
spec:
  hard: { pods: "3" }
`;

/** A rollout whose extra pod is more than the namespace may have. */
export const quotaBlocksSurge: WorkloadRule = {
  id: 'quota-blocks-surge',
  title: 'A rollout whose extra pod is more than the namespace may have',
  severity: 'error',
  effect: 'stuck',
  message:
    'a rollout of {name} at {replicas} replicas cannot create a pod: the quota {quota} allows {resource} {hard}, and it takes {needed}',
  why: 'No old pod goes before new ones are available, and the API server refuses to create them: the rollout waits for ever.',
  fix: 'set {resource} of the quota {quota} to {needed} or more{orElse}',
  source: [
    'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable',
  ],
  presupposes: ['rollout-refused', 'container-refused'],
  bad: [together(WEB, QUOTA), together(WEB, changed(QUOTA, { 'hard: { pods: "3" }': 'hard: { requests.cpu: 350m }' }))],
  good: [
    together(WEB, changed(QUOTA, { 'hard: { pods: "3" }': 'hard: { pods: "4" }' })),
    together(WEB, changed(QUOTA, { 'hard: { pods: "3" }': 'hard: { requests.cpu: 400m }' })),
  ],
  *check(workload, world) {
    const quotas = objectsBeside(workload.manifest, 'ResourceQuota', world).filter(countsAllPods);
    const surge = quotas.length > 0 ? largestStuckSurge(workload) : undefined;
    if (surge === undefined) return;
    const used = usedBesides(workload, world);
    for (const quota of quotas) {
      const blocked = blockedBy(quota, workload, surge, used);
      if (blocked) yield { resource: quota, ...blocked };
    }
  },
};

/** A quota for some pods only is not looked at. */
function countsAllPods({ object }: Manifest): boolean {
  const { scopes, scopeSelector } = asObject(object['spec']);
  return asArray(scopes).length === 0 && scopeSelector === undefined;
}

/** What all others of the namespace use, by what is counted: all together without this one. */
function usedBesides(workload: Workload, world: World): (resource: string) => bigint {
  const together = sharingQuota(world).get(shareOf(workload)) ?? [];
  const own = isReplicated(workload) ? workload : undefined;
  return (resource) => usedBy(together)(resource) - (own ? amountOf(own, resource) * whole(own.replicas.min) : 0n);
}

/** The workloads that count against the same quotas. */
const sharingQuota = oncePer((world: World): ReadonlyMap<string, readonly Workload[]> => {
  const shares = new Map<string, Workload[]>();
  for (const workload of world.workloads.filter(isReplicated)) {
    const known = shares.get(shareOf(workload));
    if (known) known.push(workload);
    else shares.set(shareOf(workload), [workload]);
  }
  return shares;
});

function shareOf({ identity, manifest }: Workload): string {
  return `${identity.namespace}/${manifest.directory ?? ''}`;
}

/** Added up once for each resource. */
const usedBy = oncePer((workloads: readonly Workload[]) => {
  const sums = new Map<string, bigint>();
  return (resource: string): bigint => {
    const known = sums.get(resource);
    const sum = known ?? workloads.reduce((all, one) => all + amountOf(one, resource) * whole(one.replicas.min), 0n);
    sums.set(resource, sum);
    return sum;
  };
});

/** How what is counted is called in a quota, and where it stands in a container's resources. */
const COUNTED: Readonly<Record<string, readonly [list: string, name: string]>> = {
  cpu: ['requests', 'cpu'],
  memory: ['requests', 'memory'],
  'requests.cpu': ['requests', 'cpu'],
  'requests.memory': ['requests', 'memory'],
  'limits.cpu': ['limits', 'cpu'],
  'limits.memory': ['limits', 'memory'],
};

function blockedBy(
  quota: Manifest,
  workload: Workload,
  { replicas, more }: StuckSurge,
  usedByOthers: (resource: string) => bigint,
) {
  const hard = asObject(asObject(quota.object['spec'])['hard']);
  for (const [resource, allowed] of Object.entries(hard)) {
    const limit = quantityInThousandths(allowed);
    const needed = usedByOthers(resource) + amountOf(workload, resource) * whole(replicas + more);
    if (limit === undefined || amountOf(workload, resource) === 0n || needed <= limit) continue;
    return {
      path: ['spec', 'hard', resource],
      numbers: {
        name: workload.identity.name,
        replicas,
        orElse: workload.update.scaleDownDelay === undefined ? ', or let maxUnavailable come to 1' : '',
        quota: identityOf(quota).name,
        resource,
        hard: asWritten(allowed),
        needed: written(needed, resource),
      },
      edits: [{ path: ['spec', 'hard', resource], value: written(needed, resource) }],
    };
  }
  return undefined;
}

/** What one pod counts, in thousandths: at least this, since what other objects may add is not known. */
function amountOf({ containers }: Workload, resource: string): bigint {
  if (resource === 'pods' || resource === 'count/pods') return 1000n;
  const counted = own(COUNTED, resource);
  if (!counted) return 0n;
  return containers
    .filter(({ role }) => role !== 'init')
    .reduce((sum, { json }) => sum + (quantityInThousandths(amountIn(asObject(json['resources']), counted)) ?? 0n), 0n);
}

/** A limit alone is a request, too. */
function amountIn(resources: JsonObject, [list, name]: readonly [string, string]): Json | undefined {
  return own(asObject(own(resources, list)), name) ?? own(asObject(resources['limits']), name);
}

/** Bytes with the unit that leaves them whole: `5696Mi`. */
function written(thousandths: bigint, resource: string): string {
  const [bytes, rest] = [thousandths / 1000n, thousandths % 1000n];
  if (resource.endsWith('memory') && rest === 0n) {
    return formatQuantity(bytes % 1024n === 0n ? `${bytes / 1024n}Ki` : String(bytes));
  }
  return thousandths % 1000n === 0n ? String(thousandths / 1000n) : `${thousandths}m`;
}

/** A number of pods; one that is none is refused, and counts as none. */
function whole(replicas: number): bigint {
  return Number.isInteger(replicas) && replicas > 0 ? BigInt(replicas) : 0n;
}
