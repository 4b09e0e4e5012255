import {
  asArray,
  asObject,
  asString,
  grouped,
  nearestName,
  oncePer,
  type Json,
  type JsonObject,
} from '../../kubernetes';
import type { ContainerPort } from '../containers/container';
import { isInjected } from '../containers/is-injected';
import { repositoryOf } from '../image/image-name';
import { identityOf, type Manifest } from '../objects/manifest';
import { podReferences } from '../release/pod-references';
import type { Workload, World } from '../workload';
import { ONLY_WATCHED } from './read-traffic';
import { isForWatchers, isWatcherTarget, leadsNowhere } from './for-watchers';

/** A port of a Service that leads to a port which the pods of a workload do not have. */
export interface UnansweredPort {
  readonly service: Manifest;
  /** Its place in the ports of the Service. */
  readonly index: number;
  /** The port of the Service, as it is written. */
  readonly json: JsonObject;
  /** Whom the port is for, where they run something else and this workload is selected beside them. */
  readonly meantFor: readonly Workload[];
}

/** The ports of Services at which the pods of a workload do not answer, as far as its manifests tell. */
export function unansweredPorts(workload: Workload, world: World): readonly UnansweredPort[] {
  const known = foundIn(world);
  const ports = known.get(workload) ?? findUnanswered(workload, world);
  known.set(workload, ports);
  return ports;
}

/** Rules and scenarios ask the same of each workload, and of all that share a Service with it. */
const foundIn = oncePer<World, WeakMap<Workload, readonly UnansweredPort[]>>(() => new WeakMap());

function findUnanswered(workload: Workload, world: World): readonly UnansweredPort[] {
  if (workload.containers.some(isInjected)) return [];
  return workload.services.flatMap((service) =>
    portsOf(service).flatMap((json, index) => {
      if (isAstray(workload, service, json, world)) {
        return [{ service, index, json, meantFor: askedBeside(workload, service, json, world) }];
      }
      return isAsked(workload, json) && isUnmatched(workload, service, json, world)
        ? [{ service, index, json, meantFor: [] }]
        : [];
    }),
  );
}

/** Whether requests come to a port of a Service; where the others are for watchers, they came to this one. */
function isAsked({ serving, traffic, containers }: Workload, { name, ...port }: JsonObject): boolean {
  if (serving.length > 0) return true;
  const target = { name: asString(name), target: targetOfPort(port) };
  return traffic.unasked === ONLY_WATCHED && leadsNowhere(target, containers) && !isWatcherTarget(target, containers);
}

function portsOf({ object }: Manifest): readonly JsonObject[] {
  return asArray(asObject(object['spec'])['ports']).map(asObject);
}

/**
 * Whether a Service selects pods that do not answer beside those that it is for: they run something else than the pods
 * that declare the port which requests go to. What Services of its own it has besides does not matter.
 */
function isAstray(workload: Workload, service: Manifest, port: JsonObject, world: World): boolean {
  const target = targetOfPort(port);
  const isOther = workload.runsToCompletion || workload.identity.kind === 'Pod';
  if (isOther || isNamedPort(target) || !isPortLike(target) || !isPortLike(port['port'] ?? target)) return false;
  if (hasPort(workload, port) || hasPort(workload, { ...port, targetPort: port['port'] ?? target })) return false;
  const others = askedBeside(workload, service, port, world);
  if (!runsOther(workload, others) || isForWatchers(service, workload.manifest, workload.containers)) return false;
  if (isHeadless(service) && namesPods(service, workload, world)) return false;
  const number = Number(target);
  return !isWrittenIn(workload, number) && !wordOf(number).test(settingsFor(workload, world));
}

/** The workloads beside this one that declare a port. */
function askedBeside(workload: Workload, service: Manifest, port: JsonObject, world: World): readonly Workload[] {
  return thoseWithPort(world.sharing(service, workload), port);
}

function isHeadless({ object }: Manifest): boolean {
  return asObject(object['spec'])['clusterIP'] === 'None';
}

/** Whether a Service gives the pods of a StatefulSet their names: then a client may know which one it asks. */
function namesPods(service: Manifest, workload: Workload, world: World): boolean {
  const { name } = identityOf(service);
  return world.sharing(service, workload).some(({ spec }) => spec['serviceName'] === name);
}

/**
 * A pod without a named port gets no requests, which is a loss when no other pod has it. One that does not declare a
 * number gets them all the same: it counts where it declares other ports, or where others declare that one.
 */
function isUnmatched(workload: Workload, service: Manifest, port: JsonObject, world: World): boolean {
  const target = targetOfPort(port);
  // Who finds the pods themselves, by a headless Service, brings the port along.
  if (!isNamedPort(target) && isHeadless(service)) return false;
  // Of what is no port, the API server says so.
  if (!isPortLike(target) || !isPortLike(port['port'] ?? target) || hasPort(workload, port)) return false;
  const others = askedBeside(workload, service, port, world);
  if (isNamedPort(target)) return others.length === 0 && !isOfExporter(service, port, workload);
  const isSilent = declaredPorts(workload).length === 0;
  return !(isSilent && !runsOther(workload, others)) && !isSpokenOf(Number(target), workload, service, world);
}

/**
 * Whether a port of a chart's Service is for a container that its values switch on, and that tells what the others do: its
 * other ports lead somewhere, or it is called after what it is for.
 */
function isOfExporter(service: Manifest, port: JsonObject, workload: Workload): boolean {
  const names = [port['name'], targetOfPort(port)].join(' ');
  const isByDefault = service.defaultsBehind !== undefined && OF_EXPORTERS.test(names);
  const isForScraping = OF_EXPORTERS.test(identityOf(service).name);
  return isByDefault && (isForScraping || answersAtAny(workload, service));
}

const OF_EXPORTERS = /metrics|exporter|prometheus|monitoring/i;

/** Whether there are others, and it runs something else than they do. */
function runsOther(workload: Workload, others: readonly Workload[]): boolean {
  const images = new Set(others.flatMap(imagesOf));
  return others.length > 0 && !imagesOf(workload).some((image) => images.has(image));
}

function imagesOf({ containers }: Workload): readonly string[] {
  return containers.map(({ json }) => repositoryOf(json));
}

/** Whether anything tells that a port is listened on that no container declares: one that works beside it, a flag, a configuration. */
function isSpokenOf(number: number, workload: Workload, service: Manifest, world: World): boolean {
  return (
    answersAtAny(workload, service) ||
    isOneMore(number, workload, service) ||
    isWrittenIn(workload, number) ||
    wordOf(number).test(settingsIn(world).get(workload.identity.namespace) ?? '')
  );
}

function wordOf(number: number): RegExp {
  return new RegExp(`(?<!\\d)${number}(?!\\d)`);
}

/** Whether a flag, a variable or a probe of its containers names the port. */
function isWrittenIn({ containers }: Workload, number: number): boolean {
  return containers.some(({ json }) => wordOf(number).test(JSON.stringify({ ...json, ports: [] })));
}

/** Whether a container may listen on a number: none declares any port, or a flag, a variable, a probe or a ConfigMap names it. */
export function mayListenOn(number: number, workload: Workload, worlds: readonly World[]): boolean {
  if (declaredPorts(workload).length === 0 || workload.containers.some(isInjected)) return true;
  const { namespace } = workload.identity;
  const isIn = (world: World) => wordOf(number).test(settingsIn(world).get(namespace) ?? '');
  return isWrittenIn(workload, number) || worlds.some(isIn);
}

/** What the ConfigMaps of each namespace hold. */
const settingsIn = oncePer((world: World): ReadonlyMap<string, string> => {
  const inEach = grouped(world.ofKind('ConfigMap'), (one) => identityOf(one).namespace);
  return new Map([...inEach].map(([namespace, all]) => [namespace, all.map(dataText).join('\n')]));
});

/** What the ConfigMaps hold that its pods ask for. */
function settingsFor(workload: Workload, world: World): string {
  const names = new Set(podReferences(workload).flatMap(({ kind, name }) => (kind === 'ConfigMap' ? [name] : [])));
  if (names.size === 0) return '';
  const { namespace } = workload.identity;
  const isAskedFor = (one: Manifest) => names.has(identityOf(one).name) && identityOf(one).namespace === namespace;
  return world.ofKind('ConfigMap').filter(isAskedFor).map(dataText).join('\n');
}

function dataText({ object }: Manifest): string {
  return JSON.stringify(object['data'] ?? '');
}

/** Whether another Service leads to what is declared: this one is for a port besides, unless a declared one resembles it. */
function isOneMore(number: number, workload: Workload, service: Manifest): boolean {
  if (!isLedTo(workload)) return false;
  const declared = workload.containers.flatMap(({ ports }) => ports);
  return !portsOf(service).some(
    (port) => String(targetOfPort(port)) === String(number) && meantPort(port, declared) !== undefined,
  );
}

/** Whether some Service leads to a port that the containers declare. */
const isLedTo = oncePer((workload: Workload): boolean =>
  workload.services.some((service) => answersAtAny(workload, service)),
);

function isPortLike(value: Json | undefined): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** Zero and the empty name count as absent, and then the target is the port itself. */
export function targetOfPort(port: JsonObject): Json | undefined {
  return port['targetPort'] || port['port'];
}

/** A name without a letter is refused. */
export function isNamedPort(targetPort: Json | undefined): boolean {
  return typeof targetPort === 'string' && /[a-z]/i.test(targetPort);
}

/** The pods that many Services share are asked for a port of one of them once, not once for each workload. */
function thoseWithPort(sharers: readonly Workload[], port: JsonObject): readonly Workload[] {
  const known = withPorts(sharers);
  const some = known.get(port) ?? sharers.filter((one) => hasPort(one, port));
  known.set(port, some);
  return some;
}

const withPorts = oncePer<readonly Workload[], WeakMap<JsonObject, readonly Workload[]>>(() => new WeakMap());

/** The ports that the containers declare which go on running. */
export const declaredPorts = oncePer(({ containers }: Workload): readonly JsonObject[] =>
  containers.filter(({ role }) => role !== 'init').flatMap(({ json }) => asArray(json['ports']).map(asObject)),
);

/** Whether a workload answers at another port of a Service. */
export function answersAtAny(workload: Workload, service: Manifest): boolean {
  return portsOf(service).some((port) => hasPort(workload, port));
}

/** A number is not bound to a protocol by what a container declares. */
function hasPort(workload: Workload, port: JsonObject): boolean {
  const target = targetOfPort(port);
  if (!isNamedPort(target))
    return declaredPorts(workload).some(({ containerPort }) => String(containerPort) === String(target));
  return declaredPorts(workload).some(
    ({ name, protocol }) => name === target && (protocol ?? 'TCP') === (port['protocol'] ?? 'TCP'),
  );
}

/** The declared port that is meant: of the same name, nearly the same, or of the same number. No other is better than any. */
export function meantPort(
  { name, port, targetPort }: JsonObject,
  declared: readonly ContainerPort[],
): ContainerPort | undefined {
  const names = declared.flatMap((one) => one.name ?? []);
  const written = typeof targetPort === 'string' ? targetPort : undefined;
  const near = written === undefined ? undefined : nearestName(written, names);
  return (
    declared.find((one) => one.name !== undefined && [near, name].includes(one.name)) ??
    declared.find((one) => one.number === port)
  );
}
