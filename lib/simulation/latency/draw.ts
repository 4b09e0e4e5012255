import type { Seconds } from '../../kubernetes';
import { seededRandom } from '../engine/random';
import { LATENCIES, type LatencyName } from './latencies';
import type { Latency } from './latency';

/** Where the numbers of a run come from: all of them the worst, or drawn. */
export interface Draw {
  readonly isWorst: boolean;
  latency(name: LatencyName): Seconds;
  /** Something between two numbers, each as likely as the other. */
  between(from: number, to: number, worst: number): number;
}

/** The worst of everything. */
export const WORST: Draw = {
  isWorst: true,
  latency: (name) => LATENCIES[name].worst,
  between: (_from, _to, worst) => worst,
};

/** Drawn from the distributions by a seed. */
export function sampledBy(seed: number): Draw {
  const random = seededRandom(seed);
  return {
    isWorst: false,
    latency: (name) => at(LATENCIES[name], random()),
    between: (from, to) => from + (to - from) * random(),
  };
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
