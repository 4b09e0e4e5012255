import { readFacts, type StatedContainerFacts } from '../facts';
import { asNumber, asObject, type FieldPath, type JsonObject, POD_DEFAULTS, type Seconds } from '../kubernetes';
import type { Cluster } from './cluster';
import type { Container, WrittenContainer } from './container';
import { isMade } from './controllers';
import { knowContainer } from './know-container';
import { knownKind, type KnownKind } from './known-kind';
import { identityOf, type Manifest } from './manifest';
import { podLabelsOf, podTemplateOf, templatePath } from './pod-template';
import { readContainers } from './read-containers';
import { readTraffic } from './read-traffic';
import { readUpdate } from './read-update';
import { readReplicas } from './replica-range';
import { readReach, type ServiceReach } from './service-reach';
import { servingContainers } from './serving-containers';
import type { RecognisedSource } from './traffic/recognised-source';
import type { Route } from './traffic/route';
import { routeSource } from './traffic/route-source';
import { serviceSources } from './traffic/service-source';
import type { Workload } from './workload';

/** Reads one workload with everything in its namespace that concerns it. */
export function readWorkload(manifest: Manifest, cluster: Cluster): Workload {
  const podSpec = asObject(podTemplateOf(manifest)['spec']);
  const podPath: FieldPath = [...templatePath(manifest), 'spec'];
  const podLabels = podLabelsOf(manifest);
  const written = readContainers(podSpec, podPath);
  const services = cluster.servicesOf(manifest, podLabels);
  const reaches = services.map((service) => readReach(service, written));
  const rollout = cluster.rolloutOf(manifest);
  const autoscalers = [...cluster.autoscalersOf(manifest), ...(rollout ? cluster.autoscalersOf(rollout) : [])];
  const runsToCompletion = TO_COMPLETION.includes(knownKind(manifest.object));
  const routes = reaches.map((reach) => ({ reach, routes: cluster.routesTo(reach.service) }));
  return {
    manifest,
    identity: identityOf(manifest),
    spec: asObject(manifest.object['spec']),
    podSpec,
    podPath,
    podLabels,
    gracePeriod: gracePeriodOf(podSpec),
    replicas: readReplicas(rollout ?? manifest, autoscalers[0]),
    ...readWhatIsKnown({ manifest, written, services, recognised: routes.flatMap(sourcesOf), runsToCompletion }),
    services,
    reaches,
    routes: routes.flatMap((one) => one.routes),
    update: readUpdate(rollout ?? manifest),
    ...(rollout && { rollout }),
    made: isMade(manifest),
    runsToCompletion,
    budgets: cluster.budgetsOf(manifest, podLabels),
    autoscalers,
  };
}

const TO_COMPLETION: readonly (KnownKind | undefined)[] = ['Job', 'CronJob'];

/** A pod that lacks every port of a Service is no endpoint of it. */
function sourcesOf({ reach, routes }: { reach: ServiceReach; routes: readonly Route[] }): readonly RecognisedSource[] {
  if (reach.ports.length > 0 && reach.ports.every(({ number }) => number === undefined)) return [];
  return [...serviceSources(reach), ...routes.map((route) => routeSource(route, reach))];
}

interface Written {
  readonly manifest: Manifest;
  readonly written: readonly WrittenContainer[];
  readonly services: readonly Manifest[];
  readonly recognised: readonly RecognisedSource[];
  readonly runsToCompletion: boolean;
}

/** Facts without a suffix are about the containers that requests reach; where none does, about the first. */
function readWhatIsKnown({
  manifest,
  written,
  services,
  recognised,
  runsToCompletion,
}: Written): Pick<Workload, 'containers' | 'serving' | 'traffic' | 'stated' | 'ignored' | 'unreadable'> {
  const annotations = asObject(asObject(manifest.object['metadata'])['annotations']);
  const { facts, unreadable } = readFacts(
    annotations,
    written.map(({ name }) => name),
  );
  const traffic = readTraffic(facts, recognised, written, runsToCompletion);
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
