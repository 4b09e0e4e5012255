import type { Seconds } from '../../kubernetes';
import type { ByCause } from '../cause';

/** What one run with drawn latencies says. */
export interface Sample {
  /** The seed that it can be run again with. */
  readonly seed: number;
  /** Requests lost: whole ones, by chance, where the run loses so many on the average. */
  readonly lost: number;
  readonly lostByCause: ByCause;
  readonly lowestCapacity: number;
  readonly mostPods: number;
  /** How many things have happened in it. */
  readonly events: number;
  /** Absent where it never ended. */
  readonly complete?: Seconds;
  readonly settled?: Seconds;
  /** Whether it was still going on when it was watched no longer. @default false */
  readonly isCutOff?: true;
  /** When it was complete for the first time, whatever came later. */
  readonly firstComplete?: Seconds;
}

/** Runs in the order of their seeds. Plain data: worker threads may share the seeds out among them. */
export type Samples = readonly Sample[];

/** Puts together what several workers have run; the order in which they are done does not matter. */
export function mergeSamples(...parts: readonly Samples[]): Samples {
  return parts.flat().sort((one, other) => one.seed - other.seed);
}
