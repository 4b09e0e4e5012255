import { factsOfContainer, readFacts, type FactLevels, type OutsideFactsFinder } from '../facts';
import {
  asNumber,
  asObject,
  asStrings,
  type JsonObject,
  own,
  pathBelow,
  POD_DEFAULTS,
  type Seconds,
} from '../kubernetes';
import { joinedTo } from './objects/joined-to';
import type { Joins } from './objects/joins';
import type { Container, WrittenContainer } from './containers/container';
import { containersBehind } from './containers/containers-behind';
import { isMade } from './objects/controllers';
import { mountedFiles } from './objects/mounted-files';
import { mountedTexts } from './objects/mounted-texts';
import { isForWatchers, watchedPorts } from './traffic/for-watchers';
import { type Asked, isAnythingStated, whyUnasked } from './applications/why-unasked';
import { knownApplication } from './applications/known-application';
import { withDrainManager } from './containers/drain-manager';
import { knowContainer } from './containers/know-container';
import { knownKind, type KnownKind } from './objects/known-kind';
import { governingService } from './objects/governing-service';
import { identityOf, type Manifest } from './objects/manifest';
import { podLabelsOf, podTemplateOf, templatePath } from './pod-template';
import { requestTimeouts } from './containers/request-timeouts';
import type { RequestLimit } from './traffic/request-limit';
import { readContainers } from './containers/read-containers';
import { readTraffic } from './traffic/read-traffic';
import { readUpdate } from './replicas/read-update';
import { readWays } from './traffic/read-ways';
import { readReplicas } from './replicas/replica-range';
import { servingContainers } from './containers/serving-containers';
import type { Workload } from './workload';

/** Reads one workload with everything in its namespace that concerns it. */
export function readWorkload(manifest: Manifest, joins: Joins, outside: OutsideFactsFinder): Workload {
  const template = { json: podTemplateOf(manifest), path: templatePath(manifest) };
  const podSpec = asObject(template.json['spec']);
  const podPath = pathBelow(template.path, 'spec');
  const podLabels = podLabelsOf(manifest);
  const written = readContainers(podSpec, podPath);
  const { services, budgets, autoscalers } = joinedTo(manifest, podLabels, joins);
  const { recognised, ...ways } = readWays({ workload: manifest, template, containers: written, services }, joins);
  const rollout = joins.rolloutOf(manifest);
  const runsToCompletion = TO_COMPLETION.includes(knownKind(manifest.object));
  return {
    manifest,
    identity: identityOf(manifest),
    spec: asObject(manifest.object['spec']),
    podSpec,
    podPath,
    podLabels,
    gracePeriod: gracePeriodOf(podSpec),
    replicas: readReplicas(rollout ?? manifest, autoscalers[0]),
    ...readWhatIsKnown({
      manifest,
      podSpec,
      written,
      services,
      ways: { recognised, routes: ways.routes },
      runsToCompletion,
      outside,
      joins,
    }),
    services,
    ...ways,
    requestLimits: [...ways.requestLimits, ...ownLimits(manifest, podSpec, written, joins)],
    update: readUpdate(rollout ?? manifest),
    ...(rollout && { rollout }),
    made: isMade(manifest),
    runsToCompletion,
    budgets,
    autoscalers,
  };
}

/** After how long the servers in a pod themselves give a request up. */
function ownLimits(
  manifest: Manifest,
  podSpec: JsonObject,
  containers: readonly WrittenContainer[],
  { objects }: Joins,
): readonly RequestLimit[] {
  const regular = containers.filter(({ role }) => role === 'regular');
  return regular.flatMap((one) => requestTimeouts(one, manifest, mountedFiles(one, manifest, podSpec, objects)));
}

const TO_COMPLETION: readonly (KnownKind | undefined)[] = ['Job', 'CronJob'];

interface Written extends Asked {
  readonly runsToCompletion: boolean;
  readonly outside: OutsideFactsFinder;
}

/** Facts without a suffix are about the containers that requests reach; where none does, about the first. */
function readWhatIsKnown(
  given: Written,
): Pick<
  Workload,
  'containers' | 'serving' | 'behind' | 'unsureBehind' | 'traffic' | 'application' | 'stated' | 'ignored' | 'unreadable'
> {
  const { manifest, podSpec, written, services, runsToCompletion, outside } = given;
  const annotations = asObject(asObject(manifest.object['metadata'])['annotations']);
  const { facts, unreadable } = readFacts(
    annotations,
    written.map(({ name }) => name),
  );
  const configured = outside.about(identityOf(manifest));
  const levels: FactLevels = { everywhere: outside.everywhere, configured, annotated: facts };
  const { application, traffic } = whatComesTo(given, levels);
  const reached = servingContainers(written, services, traffic.value);
  const ofPods = asStrings(asObject(podTemplateOf(manifest)['metadata'])['annotations']);
  const known = new Map<WrittenContainer, Container>();
  for (const container of written) {
    const isMeant = reached.length === 0 ? container === written[0] : reached.includes(container);
    const works = isMeant && (reached.length > 0 || !runsToCompletion);
    const its = factsOfContainer(levels, { name: container.name, isMeant, works });
    const stated = withDrainManager(its, container, written, traffic.value);
    known.set(container, knowContainer(container, stated, podSpec, ofPods));
  }
  const knownOf = (container: WrittenContainer) => known.get(container) as Container;
  return {
    containers: [...known.values()],
    serving: reached.map(knownOf),
    ...behindOf(given, levels, reached, knownOf),
    traffic,
    ...(application && { application }),
    stated: isAnythingStated(levels),
    ignored: facts.ignored,
    unreadable,
  };
}

/** What is behind the containers that requests reach, with what is known of it. */
function behindOf(
  { manifest, podSpec, written, joins }: Written,
  levels: FactLevels,
  reached: readonly WrittenContainer[],
  knownOf: (container: WrittenContainer) => Container,
): Pick<Workload, 'behind' | 'unsureBehind'> {
  const { behind, unsure } = containersBehind(
    written,
    reached,
    (one) => mountedTexts(one, manifest, podSpec, joins.objects),
    (one) => isStatedOf(one, levels),
  );
  const known = behind.map(({ container, proxy, ...told }) => ({
    container: knownOf(container),
    proxy: knownOf(proxy),
    ...told,
  }));
  return { behind: known, unsureBehind: unsure };
}

/** Whether a fact of requests is stated about a container by its name: then they come to it. */
function isStatedOf({ name }: WrittenContainer, { everywhere, configured, annotated }: FactLevels): boolean {
  return [everywhere, ...configured, annotated].some(({ containers }) => {
    const { longestRequest, onSigterm } = own(containers ?? {}, name) ?? {};
    return longestRequest !== undefined || onSigterm !== undefined;
  });
}

/** What it runs, and the requests that come to it: to what is only watched, or fetches its work itself, none. */
function whatComesTo(given: Written, levels: FactLevels): Pick<Workload, 'application' | 'traffic'> {
  const { manifest, podSpec, written, services, ways, runsToCompletion, joins } = given;
  const application = knownApplication(manifest, written, services, (one) =>
    mountedTexts(one, manifest, podSpec, joins.objects),
  );
  const traffic = readTraffic(levels, ways.recognised, written, {
    runsToCompletion,
    because: whyUnasked(given, levels, application),
    watched: watchedPorts(services, manifest, written),
    isWatched: services.some((service) => isForWatchers(service, manifest, written)),
    isOnNodes: knownKind(manifest.object) === 'DaemonSet' && podSpec['hostNetwork'] === true && services.length === 0,
    governing: governingService(manifest),
  });
  return { traffic, ...(application && { application }) };
}

/** A negative grace period counts as one second. @see pkg/registry/core/pod/strategy.go CheckGracefulDelete */
function gracePeriodOf(podSpec: JsonObject): Seconds {
  const seconds = asNumber(podSpec['terminationGracePeriodSeconds']) ?? POD_DEFAULTS.terminationGracePeriodSeconds;
  return seconds < 0 ? 1 : seconds;
}
