import { asObject, own, type JsonObject } from '../../kubernetes';
import {
  addressesOf,
  identityOf,
  isSameObject,
  POOL_WORDS,
  poolsBy,
  type Manifest,
  type Release,
  type Route,
  type RouteEnd,
  type Workload,
} from '../../workload';
import type { PodsOf, Switch } from '../model/switch';
import { refusedObject } from '../model/refused-for';
import { askedPorts, endAt, isSelecting, portPath, selects } from './ends-of-service';
import { movedNodePort } from './moved-node-port';
import { counterpartOf, isTaken, type PlayedRelease } from './played-release';
import type { ReleaseOrder, Turns } from './turns';

/** A way of requests to a workload as it was before a release: by a Service, and from outside by a route to it. */
export interface Entrance {
  readonly service: Manifest;
  readonly route?: Route | undefined;
}

/** Pods that an entrance may lead to. */
export interface Candidate {
  readonly pods: PodsOf;
  /** The workload with its template; absent where there are no such pods before, or after. */
  readonly before?: Workload | undefined;
  readonly after?: Workload | undefined;
  /** Whether the release takes them away. */
  readonly goes?: boolean;
}

/** What a release makes of an entrance. */
export interface PlayedEntrance {
  /** Absent where it leads to the pods of all versions, as before. */
  readonly switched?: Switch;
  /** Whether it leads to other workloads only from then on: what they make of it is told with them. */
  readonly isElsewhere?: true;
  /** What it changes that nobody can follow here. */
  readonly unknown?: string;
}

/** A release as far as it concerns the entrances of one workload. */
export interface Around {
  readonly played: PlayedRelease;
  readonly candidates: readonly Candidate[];
  readonly turns: Turns;
  readonly order: ReleaseOrder;
}

/** What is to blame for where an entrance leads from now on. */
type Place = Pick<Switch, 'manifest' | 'path' | 'turn'> & { readonly subject: string };

/** What a release makes of one way of requests. */
export function playEntrance(entrance: Entrance, around: Around): PlayedEntrance {
  return entrance.route ? playRoute(entrance, entrance.route, around) : playService(entrance.service, around);
}

function playService(service: Manifest, around: Around): PlayedEntrance {
  const { played, turns } = around;
  const now = serviceNow(service, played);
  const { name } = identityOf(service);
  if (!now) {
    const place = { manifest: service, path: ['metadata', 'name'], turn: turns.pruned };
    const words = `the release takes Service ${name} away: its name and its address are gone`;
    return { switched: { ...place, to: [], words } };
  }
  if (isChangedElsewhere(service, now)) return { unknown: `Service ${name} changes` };
  const moved = movedNodePort(service, now);
  if (moved !== undefined)
    return { unknown: `who asks Service ${name} at port ${moved} of a node finds nothing there` };
  const place = {
    manifest: now,
    path: ['spec', 'selector'],
    turn: turns.of(now),
    subject: `what Service ${name} selects`,
  };
  return lead(service, now, place, around);
}

/** The Service in what a release applies; the one of before where it is refused, or where nothing is pruned. */
function serviceNow(service: Manifest, played: PlayedRelease): Manifest | undefined {
  const now = counterpartOf(service, played.release);
  if (!now) return isTaken(service, played) ? undefined : service;
  return refusedObject(service, now) === undefined ? now : service;
}

/** What of a Service decides where it leads, and what changes no endpoint of it. */
const PLAYED: ReadonlySet<string> = new Set([
  ...['selector', 'ports', 'clusterIP', 'clusterIPs'],
  ...['ipFamilyPolicy', 'ipFamilies', 'sessionAffinity', 'sessionAffinityConfig'],
]);

function isChangedElsewhere(before: Manifest, now: Manifest): boolean {
  const [old, next] = [before, now].map(({ object }) => asObject(object['spec'])) as [JsonObject, JsonObject];
  const fields = new Set([...Object.keys(old), ...Object.keys(next)]);
  return [...fields].some(
    (field) => !PLAYED.has(field) && JSON.stringify(own(old, field)) !== JSON.stringify(own(next, field)),
  );
}

function playRoute({ service }: Entrance, route: Route, around: Around): PlayedEntrance {
  const { played, turns } = around;
  const { kind, name } = identityOf(route.manifest);
  const [address = 'everything else'] = addressesOf(route);
  const same = counterpartOf(route.manifest, played.release);
  if (!same && !isTaken(route.manifest, played)) return playService(service, around);
  const found = same && routeAt(address, same, played.release);
  if (!found) {
    const manifest = same ?? route.manifest;
    const place = { manifest, path: same ? ['spec'] : ['metadata', 'name'], turn: turns.of(manifest) };
    return { switched: { ...place, to: [], words: `the release takes the route ${address} of ${kind} ${name} away` } };
  }
  const { service: backend } = found.route;
  const place = { manifest: same, path: found.route.path, turn: turns.of(same) };
  const now = backendOf(found, played);
  if (!now) {
    const words = `the release leads ${address} to Service ${backend.name}, which is not there`;
    return { switched: { ...place, to: [], words } };
  }
  const led = isSameObject(identityOf(now), identityOf(service))
    ? playService(service, around)
    : lead(service, now, { ...place, subject: `where ${address} leads` }, around, found.route.port);
  return refilled(led, { before: route, after: found.route, address }, place, around);
}

function routeAt(address: string, manifest: Manifest, { after }: Release): RouteEnd | undefined {
  return after.routes.find(({ route }) => route.manifest === manifest && addressesOf(route).includes(address));
}

function backendOf({ route, services }: RouteEnd, played: PlayedRelease): Manifest | undefined {
  const [now] = services;
  if (now) return now;
  const meant = { kind: 'Service', ...route.service };
  const before = played.release.before.manifests.find((one) => isSameObject(identityOf(one), meant));
  return before && !isTaken(before, played) ? before : undefined;
}

/** A load balancer of a cloud leads to another list of targets at once, and that begins empty. */
function refilled(
  led: PlayedEntrance,
  { before, after, address }: { readonly before: Route; readonly after: Route; readonly address: string },
  place: Pick<Switch, 'manifest' | 'path' | 'turn'>,
  { played, candidates }: Around,
): PlayedEntrance {
  const [old, now] = [poolsBy(played.release.before), poolsBy(played.release.after)];
  const pool = now.get(after.manifest)?.find((one) => one.address === address);
  const known = [...old.values()].some((pools) => pools.some(({ key }) => key === pool?.key));
  const was = old.get(before.manifest)?.find((one) => one.address === address);
  if (!pool || !was || known || led.isElsewhere || (led.switched && led.switched.to.length === 0)) return led;
  const kind = POOL_WORDS.get(after.carrier.kind) ?? 'pool';
  const words = `the release leads ${address} to a new ${kind}, which begins empty: it was ${was.words}, and is ${pool.words} now`;
  const to = led.switched?.to ?? candidates.map(({ pods }) => pods);
  const from = led.switched?.from;
  return { switched: { ...place, to, ...(from && { from }), isRefilled: true, words } };
}

/** Which pods an entrance leads to before, by one Service, and from then on by the same one or another. */
function lead(
  service: Manifest,
  now: Manifest,
  { subject, ...place }: Place,
  around: Around,
  port?: number | string,
): PlayedEntrance {
  const { candidates, played } = around;
  if (!isSelecting(service) || !isSelecting(now)) return isSelecting(service) ? { unknown: `${subject} changes` } : {};
  const asked = askedPorts(service, played.before);
  const from = candidates.filter(({ before }) => before && selects(service, before));
  const worlds = [played.release.before, played.release.after];
  const ends = candidates.map((one) => ({ one, end: one.after ? endAt(now, one.after, asked, port, worlds) : 'none' }));
  const isNextLed = ends.some(({ one, end }) => one.pods === '0 new' && end === 'led');
  if (!isNextLed && ends.some(({ end }) => end === 'unknown')) {
    return {
      unknown: `${subject} changes, and whether anything listens at the port that it leads to no manifest tells`,
    };
  }
  const to = ends.flatMap(({ one, end }) => (end === 'led' ? [one] : []));
  const isOwn = ({ pods }: Candidate) => pods.startsWith('0 ');
  const isAsBefore = candidates.every((one) =>
    isOwn(one) ? from.includes(one) && to.includes(one) : to.includes(one) || !from.includes(one),
  );
  if (isAsBefore) return {};
  if (!played.isNew && !to.some(isOwn) && !to.some(({ goes }) => goes) && hasOthers(now, to, around)) {
    return { isElsewhere: true };
  }
  const isByPort = ends.some(({ end }) => end === 'no-port' || end === 'unknown');
  const path = isByPort && port === undefined ? portPath(asked, now) : place.path;
  const about = isByPort && port === undefined ? `where Service ${identityOf(now).name} leads` : subject;
  const words = `the release changes ${about}: ${wordsFor(to.filter(isOwn), isByPort, played)}`;
  return { switched: { ...place, path, from: from.map(podsOf), to: to.map(podsOf), words } };
}

/** Whether other workloads have the Service from now on. */
function hasOthers(now: Manifest, to: readonly Candidate[], { played, candidates }: Around): boolean {
  const own = candidates.find(({ pods }) => pods === '0 new')?.after;
  const sharing = played.release.after.sharing(now).filter((one) => one !== own && one.serving.length > 0);
  return to.length > 0 || sharing.some(({ replicas }) => replicas.max > 0);
}

function podsOf({ pods }: Candidate): PodsOf {
  return pods;
}

function wordsFor(own: readonly Candidate[], isByPort: boolean, { isNew }: PlayedRelease): string {
  const [isOld, isNext] = [own.some(({ pods }) => pods === '0 old'), own.some(({ pods }) => pods === '0 new')];
  const words = isByPort ? PORT_WORDS : SELECTOR_WORDS;
  if (isNew) return isNext ? words.next : words.old;
  return isOld && isNext ? words.both : isNext ? words.next : isOld ? words.old : words.none;
}

const SELECTOR_WORDS = {
  both: 'to the pods of this workload',
  old: 'the new pods are not among it',
  next: 'the old pods are out at once, before the new ones serve',
  none: 'neither the old pods nor the new ones are among it',
} as const;

const PORT_WORDS = {
  both: 'to the pods of this workload',
  old: 'the new pods do not have that port',
  next: 'the old pods do not have that port, and get requests for it at once',
  none: 'neither the old pods nor the new ones have that port',
} as const;
