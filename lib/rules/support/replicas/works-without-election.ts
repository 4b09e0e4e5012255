import { oncePer } from '../../../kubernetes';
import {
  asArray,
  asObject,
  asString,
  identityOf,
  type Json,
  type JsonObject,
  type Manifest,
  type Workload,
  type World,
} from '../../../workload';
import { objectsNamed } from '../objects/objects-of';

/**
 * Whether pods may change other pods, or what makes them, and may not take part in an election: two of them at once
 * would do the work of one twice, or against each other.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/leases/#leader-election
 */
export function worksWithoutElection(workload: Workload, world: World): boolean {
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
      return objectsNamed(asString(kind) ?? '', within, asString(name) ?? '', world);
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
