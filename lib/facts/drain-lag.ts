import { maxOf, type Seconds } from '../kubernetes';
import type { TrafficSource } from './traffic-source';

/**
 * How long after `deletionTimestamp` the slowest of the sources still sends new requests, in seconds, when the
 * registration (if there is one) is ended beside the waiting hook, at most `callTimeout` after the deletion.
 */
export function drainLag(sources: readonly TrafficSource[]): Seconds {
  return maxOf(
    sources.map((source) => source.drainLag + (source.deregistration?.callTimeout ?? 0)),
    0,
  );
}

/** The same, when the hook itself ends the registration first and waits afterwards: the wait alone, in seconds. */
export function drainLagAfterCall(sources: readonly TrafficSource[]): Seconds {
  return maxOf(
    sources.map((source) => source.drainLag),
    0,
  );
}

/** From Ready to the first request over the slowest of the sources, in seconds. */
export function firstUse(sources: readonly TrafficSource[]): Seconds {
  return maxOf(
    sources.map((source) => source.firstUse),
    0,
  );
}
