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

/** The seconds that this share of cases takes at most. */
function at({ spread }: Latency, share: number): Seconds {
  let [lowerShare, lower] = spread[0] as readonly [number, number];
  for (const [upperShare, upper] of spread) {
    if (share <= upperShare) {
      const width = upperShare - lowerShare;
      return width === 0 ? upper : lower + ((upper - lower) * (share - lowerShare)) / width;
    }
    [lowerShare, lower] = [upperShare, upper];
  }
  return lower;
}
