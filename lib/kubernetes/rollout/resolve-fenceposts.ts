import { scaledValue, type IntOrPercent } from '../values/scaled-value';

/** How many pods a rolling update may run too many and too few. */
export interface Fenceposts {
  /** Pods above the wanted number. */
  readonly surge: number;
  /** Pods below the wanted number. */
  readonly unavailable: number;
}

/**
 * `maxSurge` and `maxUnavailable` as counts: surge is rounded up, unavailable down, and where both come out as zero
 * one pod may be unavailable, or nothing could ever move.
 *
 * @param maxSurge absent counts as 0; the API server's default of 25 % is `DEPLOYMENT_DEFAULTS`
 * @param maxUnavailable likewise
 * @throws RangeError for anything but whole numbers and whole percentages
 * @see pkg/controller/deployment/util/deployment_util.go ResolveFenceposts
 */
export function resolveFenceposts(
  maxSurge: IntOrPercent | null | undefined,
  maxUnavailable: IntOrPercent | null | undefined,
  desired: number,
): Fenceposts {
  const surge = scaledValue(maxSurge ?? 0, desired, 'up');
  const unavailable = scaledValue(maxUnavailable ?? 0, desired, 'down');
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}
