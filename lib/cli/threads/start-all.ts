import type { Workers } from '../io';
import type { PlainWorld, SimulationWorker } from './simulation-worker';

/** Starts so many workers that know a world. */
export function startAll({ start }: Workers, count: number, world: PlainWorld): readonly SimulationWorker[] {
  return Array.from({ length: count }, () => start(world));
}
