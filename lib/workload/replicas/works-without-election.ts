import { asArray, asObject, asString, grouped, oncePer, type Json, type JsonObject } from '../../kubernetes';
import { identityOf, type Manifest } from '../objects/manifest';
import type { Workload, World } from '../workload';

/**
 * Whether whoever wrote a workload of one pod has chosen that there are never two of it, since both would work: it goes
 * before the next one comes, and can hold no election.
 */
export function isGoneBeforeNext(workload: Workload, world: World): boolean {
  const { identity, replicas, update } = workload;
  const isOne = replicas.min === 1 && replicas.autoscaler === undefined;
  const isFirst = identity.kind === 'StatefulSet' || update.way === 'recreate' || isRolledFirst(workload);
  return isOne && isFirst && worksWithoutElection(workload, world);
}

function isRolledFirst({ update: { way, maxSurge } }: Workload): boolean {
  return way === 'rolling' && maxSurge !== undefined && Number.parseInt(String(maxSurge), 10) === 0;
}

/**
 * Whether pods may change other pods, or what makes them, and may not take part in an election: two of them at once
 * would do the work of one twice, or against each other.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/leases/#leader-election
 */
function worksWithoutElection(workload: Workload, world: World): boolean {
  const rules = rulesOf(workload, world);
  return rules.some(changesPods) && !rules.some(mayElect);
}

const CHANGING = ['create', 'delete', 'deletecollection', 'patch', 'update', '*'];
const PODS = ['pods', 'deployments', 'statefulsets', 'daemonsets', 'replicasets', '*'];
/** What an election is held by; the last two in older programs. */
const ELECTED_BY = ['leases', 'configmaps', 'endpoints', '*'];

function changesPods({ resources, verbs }: JsonObject): boolean {
  return has(resources, PODS) && has(verbs, CHANGING);
}

function mayElect({ resources, verbs }: JsonObject): boolean {
  return has(resources, ELECTED_BY) && has(verbs, ['update', 'patch', '*']);
}

function has(list: Json | undefined, words: readonly string[]): boolean {
  return asArray(list).some((word) => words.includes(String(word)));
}

/** What the account of pods may do, as far as it is written here. */
function rulesOf({ identity: { namespace }, podSpec }: Workload, world: World): readonly JsonObject[] {
  const account = asString(podSpec['serviceAccountName']);
  if (account === undefined) return [];
  return (bindingsByAccount(world).get(`${namespace}/${account}`) ?? [])
    .flatMap((binding) => {
      const { kind, name } = asObject(binding.object['roleRef']);
      const within = kind === 'ClusterRole' ? 'default' : identityOf(binding).namespace;
      return rolesByName(world).get(`${asString(kind) ?? ''}/${within}/${asString(name) ?? ''}`) ?? [];
    })
    .flatMap(({ object }) => asArray(object['rules']).map(asObject));
}

const bindingsByAccount = oncePer(({ manifests }: World): ReadonlyMap<string, readonly Manifest[]> => {
  const bindings = new Map<string, Manifest[]>();
  for (const binding of manifests) {
    if (!/^(?:Cluster)?RoleBinding$/.test(identityOf(binding).kind)) continue;
    for (const subject of asArray(binding.object['subjects'])) {
      const { kind, name, namespace = identityOf(binding).namespace } = asObject(subject);
      if (kind !== 'ServiceAccount') continue;
      const account = `${String(namespace)}/${String(name)}`;
      bindings.set(account, [...(bindings.get(account) ?? []), binding]);
    }
  }
  return bindings;
});

const rolesByName = oncePer(({ manifests }: World): ReadonlyMap<string, readonly Manifest[]> => {
  const roles = manifests.filter((one) => /^(?:Cluster)?Role$/.test(identityOf(one).kind));
  return grouped(roles, (one) => {
    const { kind, namespace, name } = identityOf(one);
    return `${kind}/${namespace}/${name}`;
  });
});
