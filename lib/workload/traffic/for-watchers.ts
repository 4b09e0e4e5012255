import { asArray, asObject, asString, type Json, type JsonObject } from '../../kubernetes';
import type { ContainerPort, WrittenContainer } from '../containers/container';
import { isInjected } from '../containers/is-injected';
import { identityOf, type Manifest } from '../objects/manifest';
import { podTemplateOf } from '../pod-template';
import { isKnownWatcherPort, isAskedWhereWatched } from './known-watcher-ports';
import { isOnlyWatched, isOperator, tellsWatchers } from './tells-watchers';

/** Words of protocols and the like, which say nothing about who asks. */
const PLAIN: ReadonlySet<string> = new Set(['grpc', 'http', 'https', 'port', 'service', 'svc', 'tcp', 'tls', 'udp']);

/** What is asked by whoever watches the pods, or by their peers. */
const OF_WATCHERS =
  /metrics?|^(debug|exporter|gossip|health|healthcheck|healthz|jmx|liveness|memberlist|monitoring|podmonitor|pprof|probes?|profiling|prom|readiness|servicemonitor|zpages)$/;

/**
 * Whether a port, or a Service, is by its name there for whoever watches the pods (metrics, probes, profiles), or for
 * their peers, and not for clients: what these ask is asked again, and no release can lose it.
 */
function isCalledSo(name: string | undefined): boolean {
  const word = name
    ?.toLowerCase()
    .split('-')
    .findLast((one) => !PLAIN.has(one));
  return word !== undefined && OF_WATCHERS.test(word);
}

/** Whether this port of a container is for watchers, by its own name. */
export function isWatcherPort({ name, number }: ContainerPort): boolean {
  return isPortCalledSo(name) || isForPrometheus(name, number);
}

/** A port may be called after the server behind it: `metrics-server`; a Service of that name is an application's. */
function isPortCalledSo(name: string | undefined): boolean {
  return isCalledSo(name?.replace(/-server$/i, ''));
}

/** A port that is called after who scrapes it; Prometheus itself may call its own so. */
function isForPrometheus(name: string | undefined, number: Json | undefined): boolean {
  return name !== undefined && /(?:^|-)prometheus$/i.test(name) && number !== 9090;
}

function podAnnotationsOf(workload: Manifest): JsonObject {
  return asObject(asObject(podTemplateOf(workload)['metadata'])['annotations']);
}

/** One port of a Service, and what it leads to at the pods. */
export interface ServiceTarget {
  readonly name?: string;
  /** Its own number. */
  readonly port?: Json | undefined;
  readonly target: Json | undefined;
}

/** The ports of a Service. Zero and the empty name count as absent, and then the target is the port itself. */
export function targetsOf({ object }: Manifest): readonly ServiceTarget[] {
  return asArray(asObject(object['spec'])['ports']).map((json) => {
    const { name, port, targetPort } = asObject(json);
    return { name: asString(name), port, target: targetPort || port };
  });
}

/** Whether this port of a Service is for watchers, by its own name or that of the port it leads to. */
export function isWatcherTarget(
  { name, port, target }: ServiceTarget,
  containers: readonly WrittenContainer[],
): boolean {
  if (containers.some(isAskedWhereWatched) || isOnlyDoor({ name, port, target }, containers)) return false;
  if (isPortCalledSo(name) || isForPrometheus(name, target)) return true;
  const ports = containers.flatMap((container) =>
    container.ports.filter((port) => isMeant(port, target)).map((port) => ({ container, port })),
  );
  if (ports.length > 0) {
    return ports.every(({ container, port }) => isWatcherPort(port) || isWatchedBeside(container, port));
  }
  const isKnown = (one: WrittenContainer) => isKnownWatcherPort(one, { number: Number(target) });
  return isPortCalledSo(asString(target)) || containers.some(isKnown);
}

/**
 * Whether a Service has the port of web pages lead to the one port of the pods for HTTP, which serves clients and is scraped
 * as well, whatever it is called: nobody scrapes at port 80.
 */
function isOnlyDoor({ port, target }: ServiceTarget, containers: readonly WrittenContainer[]): boolean {
  if (port !== 80 && port !== 443) return false;
  const meant = containers.filter(({ ports }) => ports.some((one) => isMeant(one, target)));
  return meant.some(
    (one) => one.ports.length === 1 && !isOnlyWatched(one) && !isKnownWatcherPort(one, one.ports[0] as ContainerPort),
  );
}

/** Whether a port of a Service leads to one of that name which no container has: its pods are no endpoints of it. */
export function leadsNowhere({ target }: ServiceTarget, containers: readonly WrittenContainer[]): boolean {
  if (typeof target !== 'string' || !/[a-z]/i.test(target) || containers.some(isInjected)) return false;
  return !containers.some(({ role, ports }) => role !== 'init' && ports.some((port) => isMeant(port, target)));
}

/**
 * Whether a container tells that this port is for watchers, and has another one for clients: what a Service leads to is
 * asked where there is no other, whatever variable has its number (`METRICS_PORT` of what answers both at one).
 */
function isWatchedBeside(container: WrittenContainer, port: ContainerPort): boolean {
  if (isOnlyWatched(container) || isKnownWatcherPort(container, port)) return true;
  const isForClients = (one: ContainerPort) => !isWatcherPort(one) && !tellsWatchers(container, one);
  return tellsWatchers(container, port) && container.ports.some(isForClients);
}

/** Whether a container port is what a target means. */
export function isMeant(port: ContainerPort, target: Json | undefined): boolean {
  return port.number === target || (port.name !== undefined && port.name === target);
}

/** Whether a Service inside the cluster is there for watchers only. */
export function isForWatchers(service: Manifest, workload: Manifest, containers: readonly WrittenContainer[]): boolean {
  const type = asString(asObject(service.object['spec'])['type']) ?? 'ClusterIP';
  const targets = targetsOf(service);
  if (type !== 'ClusterIP' || targets.length === 0) return false;
  const [name, own] = [identityOf(service).name, identityOf(workload).name];
  if (isCalledSo(name) && !isCalledSo(own) && !containers.some(isAskedWhereWatched)) return true;
  const reached = targets.filter((target) => !leadsNowhere(target, containers));
  return (reached.length > 0 ? reached : targets).every((target) => isWatcherTarget(target, containers));
}

const CONTROLLER = /(?:^|-)controller(?:-manager|s)?$/;
const ENTRANCE = /ingress|gateway|router|proxy/;

/** The numbers of the pods' ports that only Services for watchers lead to. */
export function watchedPorts(
  services: readonly Manifest[],
  workload: Manifest,
  containers: readonly WrittenContainer[],
): ReadonlySet<number> {
  if (containers.some(isAskedWhereWatched)) return new Set();
  const own = identityOf(workload).name;
  const forWatchers = services.filter((service) => isForWatchers(service, workload, containers));
  const others = services.filter((service) => !forWatchers.includes(service)).flatMap(targetsOf);
  const targets = forWatchers.flatMap(targetsOf);
  const scraped = asString(podAnnotationsOf(workload)['prometheus.io/port']);
  // What else it listens at, no Service leads to.
  const isWatchedController = forWatchers.length > 0 && CONTROLLER.test(own) && !ENTRANCE.test(own);
  const watched = containers.flatMap((container) =>
    container.ports.filter(
      (port) =>
        !others.some(({ target }) => isMeant(port, target)) &&
        (targets.some(({ target }) => isMeant(port, target)) ||
          String(port.number) === scraped ||
          tellsWatchers(container, port) ||
          (others.length === 0 && (isOperator(container) || isWatchedController))),
    ),
  );
  return new Set(watched.map(({ number }) => number));
}
