import type { World } from '../../workload';
import type { Case } from '../case';
import type { Setting } from '../model/setting';
import { readCase } from '../read-case';
import type { SimulateOptions } from '../simulate-options';
import { runSample, sampleOf } from './run-sample';
import type { Samples } from './samples';

/**
 * Runs a case many times, each run with latencies drawn by its own seed: any share of the seeds can be run anywhere,
 * and the same seed says the same.
 *
 * @param firstSeed the seed of the first run; the others follow
 * @param count how many runs
 */
export function sampleRuns(
  world: World,
  one: Case,
  options: SimulateOptions,
  firstSeed: number,
  count: number,
): Samples {
  const setting = sampledSetting(readCase(world, one, options).setting, options);
  return Array.from({ length: count }, (_, index) => {
    const seed = firstSeed + index;
    return sampleOf(runSample(setting, one, seed), one.scenario, seed);
  });
}

/** Sampled runs have connections of one kind: new ones, unless somebody wants to know of the others. */
export function sampledSetting(setting: Setting, { connections }: SimulateOptions): Setting {
  if (connections !== 'keep-alive') return setting;
  return { ...setting, clients: { ...setting.clients, connections: MOST_CONNECTIONS } };
}

/** Clients keep as many connections as they have requests under way. */
const MOST_CONNECTIONS = 1000;
