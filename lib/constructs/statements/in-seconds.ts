import { FactError } from './fact-error';
import type { Duration } from 'cdk8s';
import type { Seconds } from '../../kubernetes';

/** A duration in seconds, fractions included. */
export function inSeconds(duration: Duration): Seconds {
  return duration.toMilliseconds() / 1000;
}

/**
 * A duration in whole seconds, which is all that a probe or a hook can say.
 *
 * @param what the option that holds it, for the error
 * @throws Error when it is negative or has a fraction
 */
export function inWholeSeconds(duration: Duration, what: string): Seconds {
  const seconds = inSeconds(duration);
  if (Number.isInteger(seconds)) return seconds;
  throw new FactError(
    `'${what}' (${seconds} s) must be a whole number of seconds: Kubernetes knows no smaller unit here`,
  );
}
