import {
  asArray,
  asNumber,
  asObject,
  asString,
  asStrings,
  type JsonObject,
  oncePer,
  selectorMatches,
} from '../../kubernetes';
import { directoryOf, upwardsFrom } from '../objects/directories';
import { identityOf, type Manifest } from '../objects/manifest';
import { SelectorIndex } from '../objects/selector-index';
import type { Workload, World } from '../workload';
import { otherPolicyLetsIn } from './other-policies';
import type { ServiceReach } from './service-reach';

/** A Service whose requests no NetworkPolicy lets in to the pods. */
export interface ShutOut {
  readonly reach: ServiceReach;
  /** The policies that select the pods, and decide together. */
  readonly policies: readonly Manifest[];
  /** What they let in. */
  readonly rules: readonly JsonObject[];
  readonly ports: readonly PodPort[];
}

/** The first Service of a workload of whose requests none gets in to its pods. */
export function shutOut(workload: Workload, world: World): ShutOut | undefined {
  const { podSpec, reaches, serving } = workload;
  // A pod in the network of its node is not told from the node.
  if (serving.length === 0 || reaches.length === 0 || podSpec['hostNetwork'] === true) return undefined;
  const policies = policiesFor(workload, world);
  if (policies.length === 0 || policies.some((one) => areAlternatives(one, policies))) return undefined;
  if (otherPolicyLetsIn(workload, world)) return undefined;
  const rules = policies.flatMap(({ object }) => asArray(asObject(object['spec'])['ingress']).map(asObject));
  return reaches
    .map((reach) => ({ reach, policies, rules, ports: portsOf(reach) }))
    .find(({ ports }) => ports.length > 0 && !ports.some((port) => rules.some((rule) => letsIn(rule, port, workload))));
}

/** The policies that decide about what gets in to the pods; none where so many may that it would take long to tell. */
function policiesFor(workload: Workload, world: World): readonly Manifest[] {
  const { manifest, identity, podLabels } = workload;
  const candidates = policiesIn(world).get(identity.namespace)?.candidates(podLabels) ?? [];
  if (candidates.length > MOST) return [];
  return candidates.filter((one) => isBeside(manifest, one) && isolates(one, workload));
}

/** Whether several files of a folder hold one policy: those are applied one at a time, to try them. */
function areAlternatives(policy: Manifest, policies: readonly Manifest[]): boolean {
  const { name } = identityOf(policy);
  return policies.some(
    (one) => one.file !== policy.file && identityOf(one).name === name && directoryOf(one) === directoryOf(policy),
  );
}

/** Whether a policy stands beside a workload, or above it. */
function isBeside(workload: Manifest, policy: Manifest): boolean {
  return upwardsFrom(directoryOf(workload)).includes(directoryOf(policy));
}

/** Nobody has so many for one pod. */
const MOST = 200;

/** By namespace, found by the labels that they ask for. */
const policiesIn = oncePer((world: World): ReadonlyMap<string, SelectorIndex<Manifest>> => {
  const byNamespace = new Map<string, Manifest[]>();
  for (const manifest of world.ofKind('NetworkPolicy')) {
    const { namespace } = identityOf(manifest);
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

/** A port of a pod that a Service leads to. */
export interface PodPort {
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
