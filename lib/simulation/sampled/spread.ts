import type { Seconds } from '../../kubernetes';
import type { ByCause } from '../cause';

/** How a number spreads over many runs. */
export interface Spread {
  readonly min: number;
  readonly p5: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
  readonly mean: number;
}

/** What many runs of a scenario say together. */
export interface SampledOutcome {
  readonly runs: number;
  readonly seed: number;
  /** The probability that a run loses at least one request. */
  readonly probabilityOfLoss: number;
  readonly lost: Spread;
  /** The means over the runs. */
  readonly lostByCause: ByCause;
  readonly lowestCapacity: Spread;
  readonly mostPods: Spread;
  /** Over the runs that end. */
  readonly complete?: Spread;
  readonly settled?: Spread;
  /** The share of runs that never end. */
  readonly neverEnds: number;
  /** The seed of the run that lost the median. */
  readonly medianSeed: number;
  /** For how many seconds each run was watched. */
  readonly watched: Seconds;
}
