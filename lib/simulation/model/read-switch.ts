import { asArray, asObject, own, selectorMatches, type FieldPath, type Json, type JsonObject } from '../../kubernetes';
import {
  identityOf,
  readReach,
  type Manifest,
  type ReachedPort,
  type Workload,
  type World,
  isSameObject,
} from '../../workload';

/** From when a release is applied on, a Service leads to pods of one version only, or to none. */
export interface Switch {
  readonly to: 'old' | 'next' | 'none';
  /** The Service as the release has it, and the field that is to blame. */
  readonly manifest: Manifest;
  readonly path: FieldPath;
  readonly words: string;
}

/** What is known of a Service that a release changes. */
export interface PlayedService {
  /** Absent where it leads to the pods of both versions, as before. */
  readonly switched?: Switch;
  /** Whether it is changed in a way that is not played. */
  readonly isLeftOut: boolean;
}

const LEFT_OUT: PlayedService = { isLeftOut: true };
const AS_BEFORE: PlayedService = { isLeftOut: false };

/** What of a Service decides where it leads. */
const PLAYED: ReadonlySet<string> = new Set(['selector', 'ports']);

/** What changes no endpoint of a Service that is there. */
const IDLE: ReadonlySet<string> = new Set(['ipFamilyPolicy', 'sessionAffinity', 'sessionAffinityConfig']);

/**
 * What a release makes of a Service that leads to pods: by its selector and its ports, which all routers learn in one step.
 *
 * @param service as it was before
 * @see pkg/controller/endpointslice, which writes all endpoints of a Service together
 */
export function playService(service: Manifest, before: Workload, after: Workload, world: World): PlayedService {
  const now = sameService(service, after, world);
  if (!now || isChangedElsewhere(service, now)) return LEFT_OUT;
  const { selector } = asObject(now.object['spec']);
  const selected = [before, after].map(
    ({ podLabels }) => isSelector(selector) && selectorMatches({ matchLabels: selector }, podLabels),
  );
  const [old = false, next = false] = selected;
  if (old && next) return playPorts(service, now, before, after);
  const others = world.workloads.filter((one) => one !== after && one.services.includes(now));
  if (others.length > 0 || !isSelector(selector)) return LEFT_OUT;
  const { name } = identityOf(now);
  const to = old ? 'old' : next ? 'next' : 'none';
  const words = `the release changes what Service ${name} selects: ${WORDS[to]}`;
  return { isLeftOut: false, switched: { to, manifest: now, path: ['spec', 'selector'], words } };
}

const WORDS = {
  old: 'the new pods are not among it',
  next: 'the old pods are out at once, before the new ones serve',
  none: 'neither the old pods nor the new ones are among it',
} as const;

/** The same Service in what a release applies. */
function sameService(service: Manifest, { manifest }: Workload, { manifests }: World): Manifest | undefined {
  const identity = identityOf(service);
  return manifests.find((one) => one.directory === manifest.directory && isSameObject(identityOf(one), identity));
}

function isSelector(selector: Json | undefined): boolean {
  return Object.keys(asObject(selector)).length > 0;
}

function isChangedElsewhere(before: Manifest, now: Manifest): boolean {
  const [old, next] = [before, now].map(({ object }) => asObject(object['spec'])) as [JsonObject, JsonObject];
  const fields = new Set([...Object.keys(old), ...Object.keys(next)]);
  return [...fields].some(
    (field) =>
      !PLAYED.has(field) && !IDLE.has(field) && JSON.stringify(own(old, field)) !== JSON.stringify(own(next, field)),
  );
}

/** The ports that lead to what serves have to stay, and lead to where both versions listen. */
function playPorts(service: Manifest, now: Manifest, before: Workload, after: Workload): PlayedService {
  if (JSON.stringify(portsOf(service)) === JSON.stringify(portsOf(now))) return AS_BEFORE;
  const [asked, old, next] = [
    readReach(service, before.containers).ports,
    readReach(now, before.containers).ports,
    readReach(now, after.containers).ports,
  ];
  const serving = before.serving.map(({ name }) => name);
  const meant = asked.filter(({ container }) => container === undefined || serving.includes(container));
  const ways = new Set(meant.map((port) => wayOf(port, samePort(port, old), samePort(port, next))));
  const [to, ...others] = ways;
  if (to === undefined || to === 'unknown' || others.length > 0) return LEFT_OUT;
  if (to === 'both') return AS_BEFORE;
  const { name } = identityOf(now);
  const words = `the release changes where Service ${name} leads: ${PORT_WORDS[to]}`;
  return { isLeftOut: false, switched: { to, manifest: now, path: pathOf(meant, old), words } };
}

const PORT_WORDS = {
  old: 'the new pods do not have that port',
  next: 'the old pods do not have that port, and get requests for it at once',
  none: 'neither the old pods nor the new ones have that port',
} as const;

function portsOf({ object }: Manifest): Json | undefined {
  return asArray(asObject(object['spec'])['ports']) as Json;
}

function samePort({ port, protocol }: ReachedPort, ports: readonly ReachedPort[]): ReachedPort | undefined {
  return ports.find((one) => one.port === port && one.protocol === protocol);
}

function pathOf([first]: readonly ReachedPort[], now: readonly ReachedPort[]): FieldPath {
  const same = first && samePort(first, now);
  return same ? [...same.path, 'targetPort'] : ['spec', 'ports'];
}

type Way = Switch['to'] | 'both' | 'unknown';

/** Which version answers at a port that clients ask; a number that no container declares may be one that it listens on. */
function wayOf(asked: ReachedPort, old: ReachedPort | undefined, next: ReachedPort | undefined): Way {
  if (!old || !next) return 'none';
  const answers = (port: ReachedPort) => port.container !== undefined || port.number === asked.number;
  const [isOld, isNext] = [answers(old), answers(next)];
  if (isOld && isNext) return 'both';
  if (isNext) return 'next';
  return next.number === undefined ? (isOld ? 'old' : 'none') : 'unknown';
}
