import type { Seconds } from '../../kubernetes';

/** How long something takes: what a worst case takes for it, how it spreads, and who says so. */
export interface Latency {
  /** What is worst for requests: not always the most. */
  readonly worst: Seconds;
  /** Points of its distribution: the share of cases that take at most so long; straight lines between. */
  readonly spread: readonly (readonly [share: number, seconds: Seconds])[];
  /**
   * Where it waits for processors: so much of it takes as long under any load, and the spread is what it takes beyond
   * when half of the processors' time is free; with a quarter, twice as much. Absent where a clock decides.
   */
  readonly anyway?: Seconds;
  /** The longest that was seen, under whatever load: none that is drawn takes longer. @default the longer of `worst` and the spread */
  readonly most?: Seconds;
  readonly source: string;
}

/** Where most of them have been measured. */
export const MEASURED = 'measured: Kubernetes 1.36.3, 3 nodes, containerd 2.1';
