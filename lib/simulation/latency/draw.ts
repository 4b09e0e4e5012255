import type { Seconds } from '../../kubernetes';
import { seededRandom } from '../engine/random';
import { LATENCIES, type LatencyName } from './latencies';
import type { Latency } from './latency';

/** With less of it free nothing was measured. */
const LEAST_FREE = 0.1;

/** Where the numbers of a run come from: all of them the worst, or drawn. */
export interface Draw {
  readonly isWorst: boolean;
  /** @param share the share of cases that take at most so long, for those that something else has drawn */
  latency(name: LatencyName, share?: number): Seconds;
  /** Something between two numbers, each as likely as the other. */
  between(from: number, to: number, worst: number): number;
}

/** The worst of everything. */
export const WORST: Draw = {
  isWorst: true,
  latency: (name) => LATENCIES[name].worst,
  between: (_from, _to, worst) => worst,
};

/** How much of the processors' time is free where nobody says, and in the spreads of the latencies. */
const HALF_FREE = 0.5;

/**
 * Drawn from the distributions by a seed.
 *
 * @param free the share of the processors' time that is free on the nodes
 */
export function sampledBy(seed: number, free: number = HALF_FREE): Draw {
  const random = seededRandom(seed);
  const load = HALF_FREE / Math.max(LEAST_FREE, free);
  return {
    isWorst: false,
    latency: (name, share = random()) => secondsOf(LATENCIES[name], share, load),
    between: (from, to) => from + (to - from) * random(),
  };
}

function secondsOf(latency: Latency, share: number, load: number): Seconds {
  const spread = at(latency, share);
  return latency.anyway === undefined ? spread : latency.anyway + load * spread;
}

/** The seconds that this share of cases takes at most: every run draws hundreds of these. */
function at({ spread }: Latency, share: number): Seconds {
  let index = 1;
  while (index < spread.length - 1 && share > (spread[index] as Point)[0]) index += 1;
  const lower = spread[index - 1] as Point;
  const upper = spread[index] as Point;
  return lower[1] + ((upper[1] - lower[1]) * (share - lower[0])) / (upper[0] - lower[0]);
}

type Point = Latency['spread'][number];
