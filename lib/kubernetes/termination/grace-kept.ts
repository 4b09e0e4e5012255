import type { Seconds } from '../values/seconds';
import { POD_DEFAULTS } from '../workload-defaults';

/** A preStop hook that is to wait for longer than it did. */
export interface LongerWait {
  /** The grace period as it is. */
  readonly grace: Seconds;
  /** How long the hook took so far … */
  readonly before: Seconds;
  /** … and is to take. */
  readonly wait: Seconds;
  /** What wait and requests need together. */
  readonly needed: Seconds;
}

/**
 * The grace period beside a longer wait where nobody has stated how long the application takes to stop: a database or a
 * JVM had all that the hook left of it. A wait that leaves at least half of that is no other matter than before; a longer
 * one comes on top of it.
 */
export function graceKept({ grace, before, wait, needed }: LongerWait): Seconds {
  const had = before < grace ? grace - before : POD_DEFAULTS.terminationGracePeriodSeconds;
  return grace - wait >= had / 2 ? needed : Math.max(needed, wait + had);
}
