import { firstUse, type TrafficSource } from '../../facts';
import {
  asArray,
  asNumber,
  asObject,
  isObject,
  type JsonObject,
  type KubernetesVersion,
  type Seconds,
  resolveContainerPort,
  supports,
} from '../../kubernetes';
import {
  checksNothing,
  clientsKnowMembers,
  type Container,
  asksItselfAtStart,
  failsBecause,
  hookDuration,
  injectedProbe,
  PROBE_KINDS,
  probeOf,
  probeTimes,
  type Workload,
} from '../../workload';
import type { ContainerModel, HookModel, PodModel, ProbeModel } from './pod-model';
import { readApplication } from './read-application';
import { runTime } from './run-time';

/**
 * Reads a pod template, and what is known of the applications in it.
 *
 * @param gated the sources of its traffic that a readiness gate waits for
 */
export function readPodModel(
  workload: Workload,
  version: KubernetesVersion,
  gated: readonly TrafficSource[] = [],
): PodModel {
  const ordered = [...workload.containers].sort((one, other) => startOrder(one) - startOrder(other));
  const { restartPolicy: restarts, automountServiceAccountToken, volumes } = workload.podSpec;
  const behind = new Map(workload.behind.map(({ container, proxy }) => [container, proxy.name]));
  const answering = [...workload.serving, ...behind.keys()];
  return {
    containers: ordered.map((container) => {
      const proxy = behind.get(container);
      const model = askedAgain(readContainer(container, version, answering.includes(container)), workload);
      return proxy === undefined ? model : { ...model, behind: proxy };
    }),
    serving: placesOf(workload.serving, ordered),
    answering: placesOf(answering, ordered),
    gracePeriod: workload.gracePeriod,
    gracePath: [...workload.podPath, 'terminationGracePeriodSeconds'],
    gateDelay: firstUse(gated),
    isGated: gated.length > 0,
    images: [...new Set(workload.containers.flatMap(pulledImage))],
    mounts: automountServiceAccountToken !== false || asArray(volumes).length > 0,
    restarts: restarts === 'OnFailure' || restarts === 'Never' ? restarts : 'Always',
  };
}

/** What a stop cuts is asked again where clients know the other members: as if it took no time. */
function askedAgain(model: ContainerModel, workload: Workload): ContainerModel {
  return clientsKnowMembers(workload) ? { ...model, application: { ...model.application, requestTime: 0 } } : model;
}

/** Some images are there, or nowhere. */
function pulledImage({ json }: Container): readonly string[] {
  const { image, imagePullPolicy } = json;
  return typeof image === 'string' && imagePullPolicy !== 'Never' ? [image] : [];
}

/** Init containers and sidecars as written, then the regular ones. */
function startOrder({ path, role }: Container): number {
  return (role === 'regular' ? 1e6 : 0) + Number(path.at(-1) ?? 0);
}

function placesOf(some: readonly Container[], ordered: readonly Container[]): readonly number[] {
  return ordered.flatMap((container, index) => (some.includes(container) ? [index] : []));
}

function ownWorkOf({ role, longestRequest }: Container): Seconds {
  return role === 'init' || longestRequest.assumption !== undefined ? 0 : longestRequest.value;
}

function readContainer(container: Container, version: KubernetesVersion, isAnswering: boolean): ContainerModel {
  const probes = PROBE_KINDS.flatMap((type) => readProbe(container, type));
  // An older API server drops restartPolicy, and what never ends is waited for.
  const isNative = container.role !== 'sidecar' || supports(version, 'native-sidecars');
  return {
    name: container.name,
    role: isNative ? container.role : 'init',
    path: container.path,
    probes: container.role === 'init' ? [] : probes,
    hook: readHook(container, version),
    ...(container.lameFrom && { lameFrom: container.lameFrom }),
    postStart: hookDuration(container.postStart)?.atLeast ?? 0,
    postStartFails: failsAfterStart(container),
    application: readApplication(container, probes, isAnswering),
    ownWork: isAnswering ? 0 : ownWorkOf(container),
    runs: isNative ? runTime(container) : Infinity,
  };
}

/** It cannot succeed, or asks what has been stated to take time to serve. */
function failsAfterStart(container: Container): boolean {
  const { postStart, slowestStart = 0 } = container;
  if (postStart === undefined) return false;
  return failsBecause(postStart, container) !== undefined || (slowestStart > 0 && asksItselfAtStart(container));
}

function readProbe(container: Container, type: ProbeModel['type']): readonly ProbeModel[] {
  const probe = probeOf(container, type) ?? injectedProbe(container, type);
  if (!probe) return [];
  const gracePeriod = asNumber(probe['terminationGracePeriodSeconds']);
  const model = { type, timing: probeTimes(probe, container), asks: asks(probe, container) };
  return [{ ...model, ...(gracePeriod !== undefined && { gracePeriod }) }];
}

function asks(probe: JsonObject, container: Container): ProbeModel['asks'] {
  const { httpGet, tcpSocket, grpc, exec } = probe;
  if (isObject(exec)) return checksNothing(probe, container) ? 'nothing' : 'answers';
  const handler = [httpGet, tcpSocket, grpc].find(isObject);
  if (!handler || !hasPort(handler, container)) return 'error';
  return isObject(tcpSocket) ? 'listens' : 'answers';
}

function hasPort(handler: JsonObject, { ports }: Container): boolean {
  const port = handler['port'];
  const named = ports.map(({ name, number }) => ({ port: number, ...(name !== undefined && { name }) }));
  try {
    resolveContainerPort(typeof port === 'number' ? port : String(port ?? ''), named);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** A hook with the moment at which it stops the process itself. */
function readHook(container: Container, version: KubernetesVersion): HookModel {
  const hook = waitOf(container, version);
  const { preStopStops } = container;
  if (!preStopStops) return hook;
  const { after, ending, awaitsEnd = false } = preStopStops;
  const ends = ending && { ending: ending.does, isOutdone: !(ending.isDeaf ?? awaitsEnd) };
  return { ...hook, stopsAt: after, ...ends };
}

function waitOf(container: Container, version: KubernetesVersion): HookModel {
  const { preStop } = container;
  const { atLeast, atMost } = container.preStopDuration ?? { atLeast: 0, atMost: Infinity };
  if (!preStop) return { handler: 'none', atLeast: 0, atMost: 0 };
  if (isObject(preStop['sleep'])) {
    const works = supports(version, 'sleep-hook');
    return works ? { handler: 'sleep', atLeast, atMost } : { handler: 'fails', atLeast: 0, atMost: 0 };
  }
  if (isObject(preStop['exec'])) return { handler: 'exec', atLeast, atMost };
  if (isObject(asObject(preStop)['httpGet'])) return { handler: 'http', atLeast, atMost };
  return { handler: 'fails', atLeast: 0, atMost: 0 };
}
