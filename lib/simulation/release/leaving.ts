import { isSwitchedOff, type Workload, type World } from '../../workload';
import type { SimulateOptions } from '../simulate-options';
import { whyNotAtAll } from '../why-not';
import { isAnythingRefused, isGone, playedRelease, type PlayedRelease } from './played-release';
import { releaseBetween } from './release-between';

/**
 * The workloads that a release takes away, or leaves without replicas, with no other one in their place, with their
 * places among those before.
 */
export function leavingIn(world: World, options: SimulateOptions): readonly (readonly [index: number, Workload])[] {
  const { from, prune } = options;
  if (!from) return [];
  const release = releaseBetween(from, world);
  const isPruned = prune !== false && !isAnythingRefused(release);
  const gone = [...from.workloads.entries()].filter(
    ([, one]) =>
      ((isPruned && isGone(one.manifest, release)) || isSwitchedOff(one, release)) &&
      whyNotAtAll(one, from.kubernetesVersion) === undefined,
  );
  if (gone.length === 0) return [];
  const told = new Set(world.workloads.flatMap((one) => playedRelease(one, world, options)?.others ?? []));
  const replaced = new Set([...told].map(({ workload }) => workload));
  return gone.filter(([, one]) => !replaced.has(one));
}

/** What a release makes of a workload that it takes away. */
export function leavingRelease(workload: Workload, world: World, from: World): PlayedRelease {
  const release = releaseBetween(from, world);
  return { release, before: workload, isNew: false, others: [], clients: [{ of: workload }], isPruned: true };
}
