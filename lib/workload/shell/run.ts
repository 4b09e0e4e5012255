import type { Seconds } from '../../kubernetes';
import type { Ending } from './ending-programs';

/** What is known about running a command or a script. */
export interface Run {
  /** The waits that it is certain to do. */
  readonly atLeast: Seconds;
  /** With everything bounded that it calls; Infinity where a call has no bound. */
  readonly atMost: Seconds;
  readonly canSucceed: boolean;
  readonly canFail: boolean;
  /** Whether it waits on purpose, for certain or not. */
  readonly waits?: boolean;
  /** Whether it does anything beside waiting. */
  readonly acts?: boolean;
  /** Whether it runs a program of which nobody knows what it does and how long it takes. */
  readonly unknown?: boolean;
  /** Whether it stops the application: from then on a wait is none, and may end with the container. */
  readonly stops?: 'surely' | 'maybe';
  /** Whether it sends a signal that ends processes, to whichever it means. */
  readonly signals?: boolean;
  /** What the application does that it tells to stop, where that is no matter of SIGTERM. */
  readonly ending?: Ending;
}

/** It does nothing, and succeeds. */
export const DONE: Run = { atLeast: 0, atMost: 0, canSucceed: true, canFail: false };

/** It does what it does, and returns. */
export const AT_ONCE: Run = { ...DONE, canFail: true, acts: true };

/** It is no program, or is called wrongly: it fails at once. */
export const FAILS: Run = { ...AT_ONCE, canSucceed: false };
