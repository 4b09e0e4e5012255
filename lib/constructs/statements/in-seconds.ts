import type { Duration } from 'cdk8s';
import type { Seconds } from '../../kubernetes';
import { FactError } from './fact-error';
import { durationProblem } from './typed';

/**
 * A duration in seconds, fractions included.
 *
 * @param what the option that holds it, for the error
 * @param factory what takes that option, such as PreStop.exec
 * @throws FactError for what is no duration
 */
export function inSeconds(duration: Duration, what: string, factory?: string): Seconds {
  const problem = durationProblem(duration, what, factory);
  if (problem !== undefined) throw new FactError(problem);
  return duration.toMilliseconds() / 1000;
}

/**
 * A duration in whole seconds, which is all that a probe or a hook can say.
 *
 * @param what the option that holds it, for the error
 * @param factory what takes that option, such as PreStop.exec
 * @throws FactError when it has a fraction, or is no duration
 */
export function inWholeSeconds(duration: Duration, what: string, factory?: string): Seconds {
  const seconds = inSeconds(duration, what, factory);
  if (Number.isInteger(seconds)) return seconds;
  throw new FactError(
    `'${what}' (${seconds} s) must be a whole number of seconds: Kubernetes knows no smaller unit here`,
  );
}
