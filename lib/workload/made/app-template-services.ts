import { asObject, asString, own, type Json, type JsonObject } from '../../kubernetes';
import type { Manifest } from '../objects/manifest';
import type { AppRelease } from './app-release';
import { entriesIn, entriesOf, nameOf, selectorOf, type Entry } from './app-template-values';
import { MadeObject } from './made-object';

/** Of a Service, as they are. */
const FIELDS: readonly string[] = [
  ...[
    'clusterIP',
    'externalName',
    'externalTrafficPolicy',
    'internalTrafficPolicy',
    'loadBalancerIP',
    'loadBalancerClass',
  ],
  ...['publishNotReadyAddresses', 'sessionAffinity'],
];

/** The Services of a release. */
export function servicesOf(release: AppRelease): readonly Manifest[] {
  return entriesOf(release, 'service').map((entry) => serviceOf(entry, release));
}

function serviceOf(entry: Entry, release: AppRelease): Manifest {
  const { value, path } = entry;
  const made = new MadeObject(release.manifest, path)
    .set(['apiVersion'], 'v1')
    .set(['kind'], 'Service')
    .set(['metadata', 'name'], serviceName(entry, release))
    .set(['metadata', 'namespace'], release.namespace)
    .set(['metadata', 'annotations'], value['annotations'], [...path, 'annotations'])
    .set(['spec', 'type'], value['type'] ?? 'ClusterIP', [...path, 'type']);
  for (const name of FIELDS) made.set(['spec', name], own(value, name), [...path, name]);
  const controller = controllerOf(entry, release);
  if (controller !== undefined)
    made.set(['spec', 'selector'], { ...asObject(value['extraSelectorLabels']), ...selectorOf(controller, release) });
  for (const [at, { id, value: port, path: from }] of portsOf(entry).entries())
    made.set(['spec', 'ports', at], portSpec(id, port), from);
  return made.manifest();
}

function portSpec(name: string, { port, targetPort, protocol, nodePort, appProtocol }: JsonObject): JsonObject {
  return {
    name,
    ...(port !== undefined && { port, targetPort: targetPort ?? port }),
    protocol: protocol === 'UDP' || protocol === 'SCTP' ? protocol : 'TCP',
    ...(nodePort !== undefined && { nodePort }),
    ...(appProtocol !== undefined && { appProtocol }),
  };
}

function portsOf({ value, path }: Entry): readonly Entry[] {
  return entriesIn(value['ports'], [...path, 'ports']);
}

function serviceName(entry: Entry, release: AppRelease): string {
  return nameOf(entry, release, entriesOf(release, 'service').length);
}

/** The controller that a Service leads to: the only one, where it names none. */
function controllerOf({ value }: Entry, release: AppRelease): string | undefined {
  const controllers = entriesOf(release, 'controllers');
  return asString(value['controller']) ?? (controllers.length === 1 ? controllers[0]?.id : undefined);
}

/** A Service that something else names, and its first port. */
export interface NamedService {
  readonly name: string;
  readonly port: Json | undefined;
}

/** The Service that a route means by its identifier; the only one, where it names none. */
export function serviceCalled(id: string | undefined, release: AppRelease): NamedService | undefined {
  const all = entriesOf(release, 'service');
  const found = id === undefined && all.length === 1 ? all[0] : all.find((one) => one.id === id);
  return found && { name: serviceName(found, release), port: primary(portsOf(found))?.value['port'] };
}

/** The number of a port of a Service. */
export function portCalled(id: string | undefined, port: string, release: AppRelease): Json | undefined {
  const all = entriesOf(release, 'service');
  const found = id === undefined && all.length === 1 ? all[0] : all.find((one) => one.id === id);
  return found && portsOf(found).find((one) => one.id === port)?.value['port'];
}

/** What probes of a controller ask where they say no more: the first port of its first Service. */
export function primaryPortFor(
  controller: string,
  release: AppRelease,
): { readonly target: Json; readonly protocol: string } | undefined {
  const all = entriesOf(release, 'service').filter((one) => controllerOf(one, release) === controller);
  const service = primary(all);
  const { targetPort, port, protocol } = primary(service ? portsOf(service) : [])?.value ?? {};
  const target = targetPort ?? port;
  return target === undefined ? undefined : { target, protocol: asString(protocol) ?? 'HTTP' };
}

function primary(entries: readonly Entry[]): Entry | undefined {
  return entries.find(({ value }) => value['primary'] === true) ?? entries[0];
}
