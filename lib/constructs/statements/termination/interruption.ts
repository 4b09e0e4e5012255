import type { Duration } from 'cdk8s';
import type { Seconds } from '../../../kubernetes';
import { inSeconds } from '../in-seconds';

/**
 * What a run of a Job does when it is interrupted: a drain, a preemption, a node that is taken away. It gets SIGTERM, and
 * is run again elsewhere.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
 * @example
 * interruption: Interruption.saves(Duration.seconds(20))
 */
export class Interruption {
  /**
   * What it has done is lost, and the next run does it again. It has to end with another exit code than 0, as a process
   * does that leaves SIGTERM alone: 0 counts as done. This is the default.
   */
  public static startsOver(): Interruption {
    return new Interruption('starts-over');
  }

  /**
   * It saves what it has, and the next run goes on from there.
   *
   * @param within how long that takes at the most
   */
  public static saves(within: Duration): Interruption {
    return new Interruption('saves', inSeconds(within, 'within', 'Interruption.saves'));
  }

  /** It is finished first, however long it takes: for runs of some minutes at the most. */
  public static finishes(): Interruption {
    return new Interruption('finishes');
  }

  private constructor(
    /** @internal */
    readonly _kind: 'starts-over' | 'saves' | 'finishes',
    /** @internal */
    readonly _within?: Seconds,
  ) {}
}
