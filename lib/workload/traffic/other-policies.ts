import { asArray, asObject, asString, asStrings, isObject, oncePer, own, type JsonObject } from '../../kubernetes';
import { groupOf } from '../objects/known-kind';
import { identityOf, type Manifest } from '../objects/manifest';
import type { Workload, World } from '../workload';

/** The groups of policies that networks have of their own, and that let in besides what NetworkPolicies do. */
const GROUPS: ReadonlySet<string> = new Set([
  ...['projectcalico.org', 'crd.projectcalico.org', 'cilium.io', 'crd.antrea.io', 'policy.networking.k8s.io'],
]);

/** It is asked only of pods that no NetworkPolicy is about. */
const AFTER_OTHERS = 'BaselineAdminNetworkPolicy';

/**
 * Whether a policy of Calico, Cilium and the like may let requests in to the pods of a workload, whatever NetworkPolicies
 * say: what either of them lets in gets through.
 *
 * @see https://docs.tigera.io/calico/latest/network-policy/get-started/calico-policy/calico-network-policy
 * @see https://docs.cilium.io/en/stable/network/kubernetes/policy/
 */
export function otherPolicyLetsIn({ identity, podLabels }: Workload, world: World): boolean {
  return otherPolicies(world).some((manifest) => {
    const { namespace } = asObject(manifest.object['metadata']);
    const isThere =
      isOfCluster(manifest) || namespace === undefined || identityOf(manifest).namespace === identity.namespace;
    return isThere && rulesOf(manifest).some((rule) => hasIngress(rule) && maySelect(rule, podLabels));
  });
}

const otherPolicies = oncePer(({ manifests }: World): readonly Manifest[] =>
  manifests.filter(
    ({ object }) => GROUPS.has(groupOf(asString(object['apiVersion']) ?? '')) && object['kind'] !== AFTER_OTHERS,
  ),
);

function isOfCluster({ object }: Manifest): boolean {
  return /^(?:Global|Cluster|Admin|CiliumClusterwide)/.test(String(object['kind']));
}

/** Cilium has one `spec` or several `specs`. */
function rulesOf({ object }: Manifest): readonly JsonObject[] {
  return [object['spec'], ...asArray(object['specs'])].filter(isObject);
}

function hasIngress({ ingress }: JsonObject): boolean {
  return asArray(ingress).some((rule) => asString(asObject(rule)['action'])?.toLowerCase() !== 'deny');
}

/** Whether nothing that is read here of what a policy selects by says that it is about other pods. */
function maySelect({ selector, endpointSelector }: JsonObject, podLabels: Readonly<Record<string, string>>): boolean {
  const labels = asStrings(asObject(endpointSelector)['matchLabels']);
  const asked = [...Object.entries(labels), ...equalitiesIn(asString(selector) ?? '')];
  return asked.every(([name, value]) => own(podLabels, name.replace(/^(?:any|k8s):/, '')) === value);
}

/** What `app == 'web' && tier == 'front'` asks for; nothing of what is not only joined by `&&`. */
function equalitiesIn(selector: string): readonly (readonly [string, string])[] {
  const terms = selector.split('&&').map((term) => /^\s*([\w./-]+)\s*==\s*["']([^"']*)["']\s*$/.exec(term));
  return terms.every((term) => term !== null) ? terms.map(([, name = '', value = '']) => [name, value] as const) : [];
}
