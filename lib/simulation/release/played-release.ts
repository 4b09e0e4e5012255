import { asNumber, asObject, asString, oncePer } from '../../kubernetes';
import {
  forcedBy,
  identityOf,
  isSameObject,
  isSwitchedOff,
  madeAnewBy,
  successorOf,
  takerOf,
  type Manifest,
  type Release,
  type ToldTool,
  type Workload,
  type World,
  identityKey,
} from '../../workload';
import { refusedChange, refusedObject } from '../model/refused-for';
import type { WorkloadModel } from '../model/workload-model';
import type { SimulateOptions } from '../simulate-options';
import { releaseBetween } from './release-between';

/** What a release makes of a workload, as far as it is more than another template. */
export interface PlayedRelease {
  readonly release: Release;
  /** What its clients go to before: the workload as it was, or the one that it takes the place of. */
  readonly before: Workload;
  /** Whether none of its pods are there before: nothing waits for them before others go. */
  readonly isNew: boolean;
  /** Workloads of before that its clients go to as well, in the places behind it. */
  readonly others: readonly Other[];
  /** Whose clients it has: all of a workload, or those of some of its Services. */
  readonly clients: readonly Clients[];
  /** Whether what is no longer in the manifests is deleted. */
  readonly isPruned: boolean;
  /** How many replicas it is left with, where that is not what is written. */
  readonly leftWith?: number;
  /** Who deletes it and makes it anew. @default it is changed in its place */
  readonly madeAnewBy?: ToldTool;
}

/** The clients of a workload of before. */
export interface Clients {
  readonly of: Workload;
  /** @default all */
  readonly by?: readonly Manifest[];
}

/** A workload of before, and whether the release takes it away. */
export interface Other {
  readonly workload: Workload;
  readonly goes: boolean;
  /** What is to blame for that, where it is not what is no longer there. */
  readonly goneBy?: NonNullable<WorkloadModel['goneBy']>;
}

/** What a release makes of one of its workloads; nothing without one, or where nothing of before has to do with it. */
export function playedRelease(workload: Workload, world: World, options: SimulateOptions): PlayedRelease | undefined {
  const from = options.from ?? (madeAnewBy(workload.manifest.object) ? world : undefined);
  if (!from) return undefined;
  const release = releaseBetween(from, world);
  const about: About = { release, isPruned: options.prune !== false && !isAnythingRefused(release) };
  const predecessors = predecessorsOf(workload, release);
  const found = sameBefore(workload, release);
  // What had no replicas, and takes the place of another one, begins with no pod.
  const same = found?.replicas.max === 0 && predecessors.length > 0 ? undefined : found;
  return (same && instead(same, workload, about)) ?? steppedOver(workload, same, predecessors, about);
}

type About = Pick<PlayedRelease, 'release' | 'isPruned'>;

/** Where a workload of before goes as a whole, and this one comes instead: a Rollout borrows its template, or a tool makes it anew. */
function instead(same: Workload, workload: Workload, about: About): PlayedRelease | undefined {
  const played = { ...about, before: same, isNew: true, clients: [{ of: same }] };
  if (borrowedBy(same, workload, about.release)) {
    const leftWith = asNumber(workload.spec['replicas']) ?? 0;
    return { ...played, others: [{ workload: same, goes: about.isPruned }], leftWith };
  }
  const anew = anewBy(same.manifest, workload.manifest);
  if (!anew || !STARTS.has(workload.identity.kind)) return undefined;
  return { ...played, others: [{ workload: same, goes: true, goneBy: goneBy(workload, anew) }], madeAnewBy: anew };
}

/** What is changed in its place, or takes the place of others. */
function steppedOver(
  workload: Workload,
  same: Workload | undefined,
  predecessors: readonly Workload[],
  about: About,
): PlayedRelease | undefined {
  const { release, isPruned } = about;
  const arrivals = arrivingAt(workload, same, release, isPruned);
  const replaced = same
    ? []
    : predecessors.map((one) => ({ workload: one, goes: isPruned || isSwitchedOff(one, release) }));
  const others = unique([...replaced, ...arrivals.flatMap((one) => one.others)]);
  const before = same ?? others[0]?.workload;
  if (!before || (!same && !STARTS.has(workload.identity.kind))) return undefined;
  const whole = same ? [same] : replaced.map((one) => one.workload);
  const moved = arrivals.flatMap(({ service, others: [first] }): readonly Clients[] =>
    first && !whole.includes(first.workload) ? [{ of: first.workload, by: [service] }] : [],
  );
  return { ...about, before, isNew: !same, others, clients: [...whole.map((of) => ({ of })), ...moved] };
}

function goneBy({ identity, manifest }: Workload, { tool, annotation }: ToldTool): NonNullable<Other['goneBy']> {
  const words = `${tool} deletes ${identity.name} with all its pods and makes it anew: nothing waits for the new ones`;
  return { manifest, path: ['metadata', 'annotations', annotation], words };
}

/** Who makes an object anew in a release: always, or where the API server refuses to change it. */
export function anewBy(before: Manifest, after: Manifest): ToldTool | undefined {
  return madeAnewBy(after.object) ?? (refusedChange(before, after) === undefined ? undefined : forcedBy(after.object));
}

/** Whether a release takes an object of before away. */
export function isTaken(
  manifest: Manifest,
  { release, isPruned }: Pick<PlayedRelease, 'release' | 'isPruned'>,
): boolean {
  return isPruned && isGone(manifest, release);
}

/** Kinds whose pods the simulation lets begin with a release. */
const STARTS: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout']);

/** The same workload in what ran before. */
export function sameBefore({ manifest, identity }: Workload, release: Release): Workload | undefined {
  const pair = release.workloads.find(({ after }) => after.manifest === manifest);
  return pair?.before ?? release.before.workloads.find((one) => isSameObject(one.identity, identity));
}

/** What a release makes of an object of before; nothing where it is gone. */
export function counterpartOf(manifest: Manifest, { objects, after }: Release): Manifest | undefined {
  const pair = objects.find(({ before }) => before === manifest);
  return pair?.after ?? after.manifests.find((one) => isSameObject(identityOf(one), identityOf(manifest)));
}

/** Whether an object of before is nowhere in what is applied. */
export function isGone(manifest: Manifest, release: Release): boolean {
  return release.removed.includes(manifest) && !identitiesOf(release.after).has(identityKey(identityOf(manifest)));
}

const identitiesOf = oncePer(
  ({ manifests }: World): ReadonlySet<string> =>
    new Set(manifests.map((manifest) => identityKey(identityOf(manifest)))),
);

/** Whether the API server refuses anything of a release: then nothing is pruned, neither by kubectl nor by Helm. */
export const isAnythingRefused = oncePer(({ objects }: Release): boolean =>
  objects.some(({ before, after }) => !ENDS.has(identityOf(after).kind) && refusedObject(before, after) !== undefined),
);

/** What has ended may have been deleted since. */
const ENDS: ReadonlySet<string> = new Set(['Job', 'Pod']);

/** The workloads that go, or are left without replicas, and whose place this one takes. */
export function predecessorsOf(workload: Workload, release: Release): readonly Workload[] {
  return release.before.workloads.filter(
    (one) =>
      one.serving.length > 0 &&
      one.replicas.max > 0 &&
      !one.runsToCompletion &&
      (isGone(one.manifest, release)
        ? successorOf(one, release) === workload
        : isSwitchedOff(one, release) && takerOf(one, release) === workload),
  );
}

/** Whether a Rollout that goes has run the pods of a Deployment, and has scaled that one down. */
function borrowedBy(before: Workload, after: Workload, release: Release): boolean {
  const { rollout } = before;
  if (!rollout || after.rollout || !isGone(rollout, release)) return false;
  const scaleDown = asString(asObject(asObject(rollout.object['spec'])['workloadRef'])['scaleDown']);
  return scaleDown === 'onsuccess' || scaleDown === 'progressively';
}

interface Arrival {
  readonly service: Manifest;
  readonly others: readonly Other[];
}

/** Services with clients that led elsewhere before, and lead to this workload now. */
function arrivingAt(
  workload: Workload,
  same: Workload | undefined,
  release: Release,
  isPruned: boolean,
): readonly Arrival[] {
  return workload.services.flatMap((now) => {
    const service = release.objects.find(({ after }) => after === now)?.before;
    if (!service || same?.services.includes(service)) return [];
    const others = release.before.sharing(service).filter((one) => one.serving.length > 0 && one.replicas.max > 0);
    if (others.length === 0) return [];
    const goes = (one: Workload) => (isPruned && isGone(one.manifest, release)) || isSwitchedOff(one, release);
    return [{ service, others: others.map((one) => ({ workload: one, goes: goes(one) })) }];
  });
}

function unique(others: readonly Other[]): readonly Other[] {
  return [...new Map(others.map((one) => [one.workload, one])).values()];
}
