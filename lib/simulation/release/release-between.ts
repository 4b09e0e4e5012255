import { releaseOf, type Release, type World } from '../../workload';

const KNOWN = new WeakMap<World, WeakMap<World, Release>>();

/** The step from one world to another; made once for each pair of them. */
export function releaseBetween(from: World, world: World): Release {
  let known = KNOWN.get(from);
  if (!known) KNOWN.set(from, (known = new WeakMap()));
  let release = known.get(world);
  if (!release) known.set(world, (release = releaseOf(from, world)));
  return release;
}
