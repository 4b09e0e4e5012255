import { asArray, asObject, own, type Json, type JsonObject } from '../../kubernetes';
import { identityOf, isKeptWhenGone, type Manifest, type Workload, type World, identityKey } from '../../workload';
import { isOther } from '../model/is-other';
import { besideIn } from '../model/read-setting';
import { refusedFor } from '../model/refused-for';
import { versionBefore } from '../read-case';
import { allEntrances, aroundOf } from '../release/around';
import { playEntrance } from '../release/play-entrance';
import { isAnythingRefused, playedRelease, type PlayedRelease } from '../release/played-release';
import { keptFor, takenWords } from '../release/take-from-pods';
import { turnsOf } from '../release/turns';
import { RELEASES, SCALINGS, type ScenarioName } from '../scenario';
import type { SimulateOptions } from '../simulate-options';
import { fewerNodes } from './fewer-nodes';
import { isLedOtherwise, omitted } from './led-otherwise';
import { waitsBetweenWaves } from './waits-between-waves';

/**
 * What a release changes beside the pod template, the number of replicas and the pace of the rollout, and is not played:
 * what comes of it nobody knows here, so that nothing is called safe.
 */
export function releaseDoubts(
  world: World,
  workload: Workload,
  scenario: ScenarioName,
  options: SimulateOptions,
): readonly string[] {
  const { from } = options;
  if (!from || from.workloads.includes(workload)) return [];
  const played = playedRelease(workload, world, options);
  if (!RELEASES.has(scenario)) return played ? afterwards(workload, world, scenario, { played, options }) : [];
  const before = versionBefore(workload, world, options);
  const words = [
    ...(before
      ? [...(played?.madeAnewBy ? [] : ofItself(before, workload)), ...ofOthers(before, workload, played)]
      : ofRoutes(workload, from)),
    ...(played ? ofEntrances(workload, world, played, options) : ofNewcomer(workload, world, from)),
    ...(played ? keptFor(workload, takingOf(world, { played, options })).map(wordKept) : []),
    ...(before ? goneFor(before, world, from) : []),
    ...(options.prune === false ? [] : classesGone(workload, world, from)),
    ...ofTool(workload, world, from, { played, options }),
  ];
  return [...new Set(words)].map((what) => `the release is not played whole: ${what}`);
}

/** What who applies it does besides. */
function ofTool(
  workload: Workload,
  world: World,
  from: World,
  { played, options: { order } }: { readonly played: PlayedRelease | undefined; readonly options: SimulateOptions },
): readonly string[] {
  if (order === 'argocd') return waitsBetweenWaves(workload, world, from);
  return order === 'flux' && played && isAnythingRefused(played.release) ? [NOTHING_APPLIED] : [];
}

/** @see https://github.com/fluxcd/pkg/blob/main/ssa/manager_apply.go ApplyAll */
const NOTHING_APPLIED =
  'Flux has the API server try all objects first, and applies none of them where one is refused, as one is here';

/** What a release makes of a workload. */
interface Played {
  readonly played: PlayedRelease;
  readonly options: SimulateOptions;
}

function takingOf({ manifests }: World, { played, options: { order = 'kubectl' } }: Played) {
  return { played, order, turns: turnsOf(manifests, order) };
}

function wordKept(manifest: Manifest): string {
  return `${wordObject(manifest)} is immutable and stays as it was, and the new pods start with it`;
}

/** What comes after a release that takes away what its own pods need: a pod that goes then does not come back. */
function afterwards(workload: Workload, world: World, scenario: ScenarioName, played: Played): readonly string[] {
  const words = SCALINGS.has(scenario) ? [] : takenWords(workload, takingOf(world, played));
  return words.map((what) => `the release takes ${what} away: after it no pod of ${workload.identity.name} starts`);
}

/** Fields of a workload that a rollout is about, or that nothing follows from at once. */
const PLAYED: ReadonlySet<string> = new Set([
  ...['template', 'replicas', 'strategy', 'updateStrategy', 'minReadySeconds', 'paused', 'progressDeadlineSeconds'],
  ...['revisionHistoryLimit', 'ordinals', 'persistentVolumeClaimRetentionPolicy'],
]);

function ofItself(before: Workload, after: Workload): readonly string[] {
  if (identityOf(after.manifest).kind === 'Pod') return [];
  const fields = new Set([...Object.keys(before.spec), ...Object.keys(after.spec)]);
  const changed = [...fields].filter(
    (field) => !PLAYED.has(field) && isOther(own(before.spec, field), own(after.spec, field)),
  );
  const { kind, name } = after.identity;
  const isRefused = refusedFor(before, after) !== undefined; // which is played
  return isRefused
    ? []
    : [...changed.map((field) => `spec.${field} of ${kind} ${name} changes`), ...fewerNodes(before, after)];
}

/** Services and routes that a release changes in a way that is not played. One that is new has no clients yet. */
function ofEntrances(
  workload: Workload,
  world: World,
  release: PlayedRelease,
  { order }: SimulateOptions,
): readonly string[] {
  const { beside } = besideIn(workload, world, { release });
  const around = aroundOf(workload, beside, world, release, order);
  const entrances = release.clients.flatMap(({ of, by }) =>
    allEntrances(of).filter(({ service }) => by?.includes(service) !== false),
  );
  return entrances.flatMap((entrance) => playEntrance(entrance, around).unknown ?? []);
}

/** Everything else that decides which requests come to the pods, and how many there are. A rollout asks no budget. */
function ofOthers(before: Workload, after: Workload, played: PlayedRelease | undefined): readonly string[] {
  const [old, now] = [byIdentity(aroundThe(before)), byIdentity(aroundThe(after))];
  const isBorrowed = played?.leftWith !== undefined; // the Rollout that goes is played
  const changed = [...now].filter(([key, one]) => !isBorrowed && isLedOtherwise(old.get(key), one));
  const rollouts = [before.rollout, after.rollout];
  const [was, is] = isBorrowed ? [] : rollouts;
  return [
    ...(was && !is ? [`${wordObject(was)} is no longer for these pods`] : []),
    ...(is && !was ? [`${wordObject(is)} is new for these pods`] : []),
    ...changed.map(([, one]) => `${wordObject(one)} changes`),
  ];
}

/** Routes to a workload that was not there, and that were. */
function ofRoutes(workload: Workload, from: World): readonly string[] {
  const before = byIdentity(from.manifests);
  const changed = aroundThe(workload).filter((one) => isLedOtherwise(before.get(identityKey(identityOf(one))), one));
  return [...new Set(changed)].map((one) => `${wordObject(one)} changes`);
}

function aroundThe({ routes, rollout }: Workload): readonly Manifest[] {
  return [...routes.map(({ manifest }) => manifest), ...(rollout ? [rollout] : [])];
}

/** A workload that was not there: those that have gone may have served instead of it. */
function ofNewcomer({ identity }: Workload, world: World, from: World): readonly string[] {
  const now = byIdentity(world.workloads.map(({ manifest }) => manifest));
  const gone = from.workloads.filter((one) => {
    return one.identity.namespace === identity.namespace && !now.has(identityKey(identityOf(one.manifest)));
  });
  const names = gone.slice(0, NAMED).map(({ identity: { kind, name } }) => `${kind} ${name}`);
  if (gone.length === 0) return [];
  return [
    `${identity.kind} ${identity.name} is new, and ${names.join(', ')}${gone.length > NAMED ? ' and others go' : gone.length > 1 ? ' go' : ' goes'}`,
  ];
}

const NAMED = 3;

/** What pods may need, by the kind of object. */
const NEEDED: ReadonlySet<string> = new Set(['ConfigMap', 'Secret', 'PersistentVolumeClaim']);

/** What of the cluster a pod names, by the field: without it the API server refuses every new pod. */
const CLASSES: ReadonlyMap<string, string> = new Map([
  ['PriorityClass', 'priorityClassName'],
  ['RuntimeClass', 'runtimeClassName'],
]);

/** Classes that the new pods name, and that the release takes away. */
function classesGone({ podSpec }: Workload, { manifests }: World, from: World): readonly string[] {
  const named = from.manifests.filter((one) => {
    const { kind, name } = identityOf(one);
    const field = CLASSES.get(kind);
    return field !== undefined && own(podSpec, field) === name;
  });
  if (named.length === 0) return [];
  const now = byIdentity(manifests);
  return named
    .filter((one) => !now.has(identityKey(identityOf(one))))
    .map((one) => `${wordObject(one)} goes, and new pods that name it are refused`);
}

/**
 * Objects that the old pods name otherwise than as what they start with, and that the release takes away: to pull their
 * images, as a claim, in an argument.
 */
function goneFor(before: Workload, { manifests }: World, from: World): readonly string[] {
  const { namespace } = before.identity;
  const needed = from.manifests.filter((one) => {
    const its = identityOf(one);
    return NEEDED.has(its.kind) && its.namespace === namespace;
  });
  if (needed.length === 0) return [];
  const now = byIdentity(manifests);
  const names = textsIn(withoutReferences(before.podSpec));
  return needed
    .filter((one) => !now.has(identityKey(identityOf(one))) && !isKeptWhenGone(one.object))
    .filter((one) => names.has(identityOf(one).name))
    .map((one) => `${wordObject(one)} goes, and the pods before use it`);
}

/** What pods start with, or do without, is played. */
function withoutReferences(podSpec: JsonObject): JsonObject {
  const containers = (json: Json | undefined) =>
    asArray(json).map((one) => {
      const env = asArray(asObject(one)['env']).map((variable) => omitted(asObject(variable), ['valueFrom']));
      return { ...omitted(asObject(one), ['envFrom']), env };
    });
  return {
    ...podSpec,
    containers: containers(podSpec['containers']),
    initContainers: containers(podSpec['initContainers']),
    volumes: asArray(podSpec['volumes']).map((one) =>
      omitted(asObject(one), ['name', 'configMap', 'secret', 'projected']),
    ),
  };
}

function textsIn(value: Json, texts: Set<string> = new Set()): ReadonlySet<string> {
  const queue: Json[] = [value];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (typeof next === 'string') texts.add(next);
    else if (typeof next === 'object' && next !== null) for (const one of Object.values(next)) queue.push(one as Json);
  }
  return texts;
}

function byIdentity(manifests: readonly Manifest[]): ReadonlyMap<string, Manifest> {
  return new Map(manifests.map((manifest) => [identityKey(identityOf(manifest)), manifest]));
}

function wordObject(manifest: Manifest): string {
  const { kind, name } = identityOf(manifest);
  return `${kind} ${name}`;
}
