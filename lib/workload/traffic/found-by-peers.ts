import { asArray, asObject, asString, oncePer, type JsonObject } from '../../kubernetes';
import type { WrittenContainer } from '../containers/container';
import { identityOf, type Manifest } from '../objects/manifest';
import { isWatcherTarget, targetsOf } from './for-watchers';

/** What ports are called by which members of a cluster find and count each other. */
const OF_PEERS = /(?:^|-)(?:membership|memberlist|gossip|ringpop|raft|serf|peers?|swim|jgroups|epmd)(?:-|$)/;

/**
 * Whether a headless Service is there for members that find each other, and for who watches them: it has a port of peers
 * and publishes those that are not ready, or has no port for anybody else. Clients ask a Service of the same application
 * beside it, which leads to other pods: those ask these by what they know of the members.
 */
export function isFoundByPeers(
  service: Manifest,
  containers: readonly WrittenContainer[],
  manifests: readonly Manifest[],
): boolean {
  const spec = asObject(service.object['spec']);
  if (spec['clusterIP'] !== 'None' || !hasPortOfPeers(service)) return false;
  const others = targetsOf(service).filter(({ name }) => !isOfPeers(name));
  const isAllOfPeers = others.every((target) => isWatcherTarget(target, containers));
  if (!isAllOfPeers && !publishesNotReady(service)) return false;
  const doors = doorsIn(manifests).get(applicationKey(service) ?? '') ?? [];
  return doors.some((door) => selectorText(door) !== selectorText(service));
}

function hasPortOfPeers(service: Manifest): boolean {
  return targetsOf(service).some(({ name, target }) => isOfPeers(name) || isOfPeers(asString(target)));
}

const isOfPeers = (name: string | undefined): boolean => OF_PEERS.test(name ?? '');

/** By the field, or by the annotation that stood for it before there was one. */
function publishesNotReady({ object }: Manifest): boolean {
  const annotations = asObject(asObject(object['metadata'])['annotations']);
  const tolerated = annotations['service.alpha.kubernetes.io/tolerate-unready-endpoints'] === 'true';
  return tolerated || asObject(object['spec'])['publishNotReadyAddresses'] === true;
}

/** The Services with an address of their own that have a port for clients, by application. */
const doorsIn = oncePer((manifests: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> => {
  const doors = new Map<string, Manifest[]>();
  for (const manifest of manifests.filter(isDoor)) {
    const key = applicationKey(manifest);
    if (key !== undefined) doors.set(key, [...(doors.get(key) ?? []), manifest]);
  }
  return doors;
});

function isDoor(manifest: Manifest): boolean {
  if (identityOf(manifest).kind !== 'Service' || asObject(manifest.object['spec'])['clusterIP'] === 'None')
    return false;
  const ports = asArray(asObject(manifest.object['spec'])['ports']);
  return (
    ports.length > 0 && targetsOf(manifest).some((target) => !isOfPeers(target.name) && !isWatcherTarget(target, []))
  );
}

/** What the pods of an application have in common: its name and its release. */
function applicationKey(service: Manifest): string | undefined {
  const selector = selectorOf(service);
  const name = asString(selector['app.kubernetes.io/name']) ?? asString(selector['app']);
  const instance = asString(selector['app.kubernetes.io/instance']) ?? asString(selector['release']) ?? '';
  if (name === undefined) return undefined;
  return [service.directory ?? '', identityOf(service).namespace, name, instance].join('\0');
}

function selectorText(service: Manifest): string {
  return JSON.stringify(Object.entries(selectorOf(service)).sort());
}

function selectorOf({ object }: Manifest): JsonObject {
  return asObject(asObject(object['spec'])['selector']);
}
