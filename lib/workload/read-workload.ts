import { readFacts, type StatedContainerFacts } from '../facts';
import {
  asNumber,
  asObject,
  asStrings,
  type FieldPath,
  type JsonObject,
  POD_DEFAULTS,
  type Seconds,
  selectorMatches,
} from '../kubernetes';
import type { Cluster } from './cluster';
import type { Container, WrittenContainer } from './container';
import { knowContainer } from './know-container';
import { identityOf, type Manifest } from './manifest';
import { readContainers } from './read-containers';
import { readTraffic } from './read-traffic';
import { readReplicas } from './replica-range';
import { servingContainers } from './serving-containers';
import type { Workload } from './workload';

/** Where the pod template of a kind stands; the pod itself for a Pod. */
const TEMPLATE_PATHS: Readonly<Record<string, FieldPath>> = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Pod: [],
};

type Labels = Readonly<Record<string, string>>;

/** Whether objects of this kind run pods that serve. */
export function isWorkload(manifest: Manifest): boolean {
  return Object.hasOwn(TEMPLATE_PATHS, identityOf(manifest).kind);
}

/** Reads one workload with everything in its namespace that concerns it. */
export function readWorkload(manifest: Manifest, cluster: Cluster): Workload {
  const identity = identityOf(manifest);
  const { namespace, kind, name } = identity;
  const templatePath = TEMPLATE_PATHS[kind] ?? [];
  const template = templatePath.reduce<JsonObject>((object, key) => asObject(object[key]), manifest.object);
  const podSpec = asObject(template['spec']);
  const podPath: FieldPath = [...templatePath, 'spec'];
  const podLabels = asStrings(asObject(template['metadata'])['labels']);
  const services = cluster.servicesFor(namespace, podLabels).filter((service) => selectsPods(service, podLabels));
  const autoscalers = cluster.autoscalersOf(namespace, kind, name);
  return {
    manifest,
    identity,
    spec: asObject(manifest.object['spec']),
    podSpec,
    podPath,
    podLabels,
    gracePeriod: gracePeriodOf(podSpec),
    replicas: readReplicas(manifest, autoscalers[0]),
    ...readWhatIsKnown(manifest, readContainers(podSpec, podPath), services),
    services,
    budgets: cluster.budgetsFor(namespace, podLabels).filter((budget) => guards(budget, podLabels)),
    autoscalers,
  };
}

/** Facts without a suffix are about the containers that requests reach; where none does, about the first. */
function readWhatIsKnown(
  manifest: Manifest,
  written: readonly WrittenContainer[],
  services: readonly Manifest[],
): Pick<Workload, 'containers' | 'serving' | 'traffic' | 'stated' | 'ignored' | 'unreadable'> {
  const annotations = asObject(asObject(manifest.object['metadata'])['annotations']);
  const { facts, unreadable } = readFacts(
    annotations,
    written.map(({ name }) => name),
  );
  const traffic = readTraffic(facts, services, written);
  const reached = servingContainers(written, services, traffic.value);
  const known = new Map<WrittenContainer, Container>();
  for (const container of written) {
    const isMeant = reached.length === 0 ? container === written[0] : reached.includes(container);
    const stated: StatedContainerFacts = { ...(isMeant ? facts.workload : {}), ...facts.containers[container.name] };
    known.set(container, knowContainer(container, stated));
  }
  return {
    containers: [...known.values()],
    serving: reached.flatMap((container) => known.get(container) ?? []),
    traffic,
    stated: facts.traffic !== undefined || [facts.workload, ...Object.values(facts.containers)].some(statesAnything),
    ignored: facts.ignored,
    unreadable,
  };
}

function statesAnything(facts: StatedContainerFacts): boolean {
  return Object.keys(facts).length > 0;
}

/** A negative grace period counts as one second. @see pkg/registry/core/pod/strategy.go CheckGracefulDelete */
function gracePeriodOf(podSpec: JsonObject): Seconds {
  const seconds = asNumber(podSpec['terminationGracePeriodSeconds']) ?? POD_DEFAULTS.terminationGracePeriodSeconds;
  return seconds < 0 ? 1 : seconds;
}

/** A Service selects nothing without a selector, and has no endpoints of its own where it is a mere name. */
function selectsPods({ object }: Manifest, podLabels: Labels): boolean {
  const spec = asObject(object['spec']);
  const selector = Object.entries(asObject(spec['selector']));
  if (selector.length === 0 || spec['type'] === 'ExternalName') return false;
  return selector.every(([key, value]) => Object.hasOwn(podLabels, key) && podLabels[key] === value);
}

function guards({ object }: Manifest, podLabels: Labels): boolean {
  return selectorMatches(asObject(object['spec'])['selector'], podLabels);
}
