import type { Seconds } from '../values/seconds';

/** How long the next try has to wait; nothing before the first one. */
export interface BackOff {
  readonly delay: Seconds;
  /** When it was last changed. */
  readonly updated: Seconds;
}

/** How a back-off grows and ends. */
export interface BackOffLimits {
  readonly initial: Seconds;
  readonly maximum: Seconds;
  /** How long after its last change it is forgotten. @default twice the maximum */
  readonly expiry?: Seconds;
}

/**
 * Whether a back-off is forgotten, so that the next one begins again.
 *
 * @param event when what is backed off from happened: the end of a container, for instance
 * @see staging/src/k8s.io/client-go/util/flowcontrol/backoff.go hasExpired
 */
export function hasBackOffExpired({ updated }: BackOff, limits: BackOffLimits, event: Seconds): boolean {
  return event - updated > (limits.expiry ?? 2 * limits.maximum);
}

/**
 * How long after an event the next try has to wait: not at all before there is a back-off, or when it is forgotten.
 *
 * @see staging/src/k8s.io/client-go/util/flowcontrol/backoff.go IsInBackOffSince
 */
export function backOffDelay(backOff: BackOff | undefined, limits: BackOffLimits, event: Seconds): Seconds {
  return backOff === undefined || hasBackOffExpired(backOff, limits, event) ? 0 : backOff.delay;
}

/**
 * Whether a try has to wait still, counted from the last change of the back-off.
 *
 * @see staging/src/k8s.io/client-go/util/flowcontrol/backoff.go IsInBackOffSinceUpdate
 */
export function isInBackOffSinceUpdate(backOff: BackOff | undefined, limits: BackOffLimits, now: Seconds): boolean {
  return backOff !== undefined && now - backOff.updated < backOffDelay(backOff, limits, now);
}

/**
 * The back-off after one more try: twice as long, up to the maximum.
 *
 * @param event when what is backed off from happened
 * @see staging/src/k8s.io/client-go/util/flowcontrol/backoff.go Next
 */
export function nextBackOff(
  backOff: BackOff | undefined,
  limits: BackOffLimits,
  event: Seconds,
  now: Seconds,
): BackOff {
  const goesOn = backOff !== undefined && !hasBackOffExpired(backOff, limits, event);
  return { delay: goesOn ? Math.min(2 * backOff.delay, limits.maximum) : limits.initial, updated: now };
}
