import type { World } from '../../workload';
import type { Case } from '../case';
import type { Setting } from '../model/setting';
import { settingsOf } from '../read-case';
import type { SimulateOptions } from '../simulate-options';
import { worstOf } from '../worst/worst-of';
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
  const setting = sampledSetting(world, one, options);
  return Array.from({ length: count }, (_, index) => {
    const seed = firstSeed + index;
    return sampleOf(runSample(setting, one, seed), one.scenario, seed);
  });
}

/**
 * What drawn runs start from. Of the numbers of replicas that an autoscaler may choose, it is the one that loses most at
 * the worst; connections are new ones, unless somebody wants to know of the others.
 */
export function sampledSetting(world: World, one: Case, options: SimulateOptions): Setting {
  const settings = settingsOf(world, one, options);
  const setting = settings.length > 1 ? worstReplicas(settings, one, options) : settings[0];
  if (options.connections !== 'keep-alive') return setting;
  return { ...setting, clients: { ...setting.clients, connections: MOST_CONNECTIONS } };
}

function worstReplicas(settings: Settings, { scenario }: Case, { connections = 'new' }: SimulateOptions): Setting {
  const { replicas } = worstOf(settings, scenario, connections).worstCase.setting.subject;
  return settings.find(({ subject }) => subject.replicas === replicas) ?? settings[0];
}

type Settings = ReturnType<typeof settingsOf>;

/** Clients keep as many connections as they have requests under way. */
const MOST_CONNECTIONS = 1000;
