import { oncePer, selectorMatches } from '../../kubernetes';
import {
  asArray,
  asNumber,
  asObject,
  asString,
  asStrings,
  identityOf,
  type JsonObject,
  type Manifest,
  SelectorIndex,
  type ServiceReach,
  type Workload,
  type World,
} from '../../workload';
import type { WorkloadRule } from '../rule';
import { together, WEB } from '../support/example';
import { isBeside } from '../support/objects/objects-of';
import { restingOn } from '../support/resting-on';
import { listed } from '../support/listed';

const policy = (ingress: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress]
${ingress}`;

/** NetworkPolicies that let no request in to the pods of a Service. */
export const networkPolicyShutsOut: WorkloadRule = {
  id: 'network-policy-shuts-out',
  title: 'NetworkPolicies that let no request in to the pods of a Service',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'no request of the Service {service} gets in to the pods of {name}: {policies} {allows}, and the Service leads to port {ports}',
  why: 'Once a policy of type Ingress selects a pod, only what some policy lets in gets through, by the port of the pod and not of the Service. What is not let in is dropped without an answer, from the moment on when the policy is applied.',
  fix: 'add a rule to spec.ingress that lets port {ports} in, for those who ask',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  presupposes: ['object-refused', 'service-port-unmatched'],
  bad: [together(WEB, policy('')), together(WEB, policy('  ingress: [{ ports: [{ port: 80 }] }]\n'))],
  good: [
    together(WEB, policy('  ingress: [{ ports: [{ port: 8080 }] }]\n')),
    together(WEB, policy('  ingress: [{ ports: [{ port: http }] }]\n')),
    together(WEB, policy('  ingress: [{ from: [{ podSelector: {} }] }]\n')),
  ],
  *check(workload, world) {
    const { identity, podSpec, reaches, serving } = workload;
    // A pod in the network of its node is not told from the node.
    if (serving.length === 0 || reaches.length === 0 || podSpec['hostNetwork'] === true) return;
    const policies = policiesFor(workload, world);
    const rules = policies.flatMap(({ object }) => asArray(asObject(object['spec'])['ingress']).map(asObject));
    const [first] = policies;
    if (!first) return;
    for (const reach of reaches) {
      const ports = portsOf(reach);
      if (ports.length === 0 || ports.some((port) => rules.some((rule) => letsIn(rule, port, workload)))) continue;
      yield {
        resource: first,
        path: ['spec', asObject(first.object['spec'])['ingress'] === undefined ? 'podSelector' : 'ingress'],
        numbers: {
          service: identityOf(reach.service).name,
          name: identity.name,
          policies: `the NetworkPolicy ${listed(policies.map((one) => identityOf(one).name))}`,
          allows: rules.length === 0 ? 'lets nothing in' : `lets in only port ${allowedBy(rules)}`,
          ports: listed(ports.map(({ number }) => number)),
        },
        ...restingOn(
          'the network of the cluster enforces NetworkPolicies',
          'no policy outside of these manifests lets requests in',
        ),
      };
      return;
    }
  },
};

/** The policies that decide about what gets in to the pods; none where so many may that it would take long to tell. */
function policiesFor(workload: Workload, world: World): readonly Manifest[] {
  const { manifest, identity, podLabels } = workload;
  const candidates = policiesIn(world).get(identity.namespace)?.candidates(podLabels) ?? [];
  if (candidates.length > MOST) return [];
  return candidates.filter((one) => isBeside(manifest, one) && isolates(one, workload));
}

/** Nobody has so many for one pod. */
const MOST = 200;

/** By namespace, found by the labels that they ask for. */
const policiesIn = oncePer((world: World): ReadonlyMap<string, SelectorIndex<Manifest>> => {
  const byNamespace = new Map<string, Manifest[]>();
  for (const manifest of world.manifests) {
    const { kind, namespace } = identityOf(manifest);
    if (kind !== 'NetworkPolicy') continue;
    const known = byNamespace.get(namespace) ?? [];
    byNamespace.set(namespace, known);
    known.push(manifest);
  }
  return new Map([...byNamespace].map(([namespace, some]) => [namespace, new SelectorIndex(some, podLabelsAskedBy)]));
});

function podLabelsAskedBy({ object }: Manifest): Readonly<Record<string, string>> {
  return asStrings(asObject(asObject(object['spec'])['podSelector'])['matchLabels']);
}

/** Whether a policy decides about what gets in to the pods. */
function isolates({ object }: Manifest, { podLabels }: Workload): boolean {
  const { podSelector, policyTypes } = asObject(object['spec']);
  const isIngress = policyTypes === undefined || policyTypes === null || asArray(policyTypes).includes('Ingress');
  return isIngress && selectorMatches(podSelector, podLabels);
}

interface PodPort {
  readonly number: number;
  readonly protocol: string;
}

/** The ports of the pods that a Service leads to. */
function portsOf({ ports }: ServiceReach): readonly PodPort[] {
  return ports.flatMap(({ number, protocol }) => (number === undefined ? [] : [{ number, protocol }]));
}

function letsIn({ ports }: JsonObject, port: PodPort, workload: Workload): boolean {
  return asArray(ports).length === 0 || asArray(ports).some((one) => isMeant(asObject(one), port, workload));
}

function isMeant({ port, endPort, protocol }: JsonObject, { number, ...pod }: PodPort, workload: Workload): boolean {
  if ((asString(protocol) ?? 'TCP') !== pod.protocol) return false;
  if (port === undefined || port === null) return true;
  const [from, to] = [asNumber(port), asNumber(endPort)];
  if (from !== undefined) return number >= from && number <= (to ?? from);
  const declared = workload.containers.flatMap(({ ports }) => ports);
  return declared.some((one) => one.name === port && one.number === number);
}

function allowedBy(rules: readonly JsonObject[]): string {
  const ports = rules.flatMap((rule) => asArray(rule['ports']).map((one) => asObject(one)['port']));
  return listed([...new Set(ports.map(String))]);
}
