import type { Duration } from 'cdk8s';
import type { Interruption } from './termination/interruption';
import type { PodFacts } from './pods/pod-facts';

/** The facts about what runs to an end, once or again and again. */
export interface RunFacts extends PodFacts {
  /** How long the longest healthy run takes, from the start of its container to its end. */
  readonly longestRun: Duration;

  /**
   * What a run does when a drain, a preemption or a lost node interrupts it.
   *
   * @default Interruption.startsOver()
   */
  readonly interruption?: Interruption;

  /**
   * How often a run that has failed by itself is run again. Interruptions do not count.
   *
   * @default 3
   */
  readonly retries?: number;

  /**
   * How many interruptions the deadline leaves time for.
   *
   * @default 2
   */
  readonly interruptions?: number;

  /**
   * Exit codes after which running it again makes no sense: bad input, for instance. The Job fails at once.
   *
   * @default - none
   */
  readonly fatalExitCodes?: number[];

  /**
   * How many runs have to be done.
   *
   * @default 1
   */
  readonly completions?: number;

  /**
   * How many of them go on at the same time.
   *
   * @default 1
   */
  readonly parallelism?: number;

  /**
   * The worst healthy time until a run has started, where `health` looks at it.
   *
   * @default - not stated; needed with `health`
   */
  readonly slowestStart?: Duration;
}
