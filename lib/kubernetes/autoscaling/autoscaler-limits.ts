import type { Seconds } from '../values/seconds';

/** What an autoscaler's bounds make of what it wants, and why: the condition's reason. */
export interface LimitedReplicas {
  readonly replicas: number;
  readonly condition: 'DesiredWithinRange' | 'TooFewReplicas' | 'TooManyReplicas' | 'ScaleUpLimit';
}

/**
 * How many replicas an autoscaler without a `behavior` may have at most after one sync: twice as many, or four.
 *
 * @see pkg/controller/podautoscaler/horizontal.go calculateScaleUpLimit
 */
export function scaleUpLimit(current: number): number {
  return Math.max(2 * current, 4);
}

/**
 * What an autoscaler without a `behavior` sets the replicas to.
 *
 * @param current the replicas now
 * @param desired what the metrics ask for
 * @param minimum its `minReplicas`
 * @param maximum its `maxReplicas`
 * @see pkg/controller/podautoscaler/horizontal.go convertDesiredReplicasWithRules
 */
export function limitedReplicas(current: number, desired: number, minimum: number, maximum: number): LimitedReplicas {
  const limit = scaleUpLimit(current);
  if (desired < minimum) return { replicas: minimum, condition: 'TooFewReplicas' };
  if (desired <= Math.min(limit, maximum)) return { replicas: desired, condition: 'DesiredWithinRange' };
  if (maximum > limit) return { replicas: limit, condition: 'ScaleUpLimit' };
  return { replicas: maximum, condition: 'TooManyReplicas' };
}

/**
 * How long an autoscaler remembers what it wanted, before it scales down. `--horizontal-pod-autoscaler-downscale-stabilization`
 *
 * @see pkg/controller/podautoscaler/config/v1alpha1/defaults.go
 */
export const DOWNSCALE_STABILIZATION: Seconds = 300;

/**
 * How often autoscalers look: `--horizontal-pod-autoscaler-sync-period`.
 *
 * @see pkg/controller/podautoscaler/config/v1alpha1/defaults.go
 */
export const AUTOSCALER_SYNC_PERIOD: Seconds = 15;

/** What an autoscaler wanted some time ago. */
export interface Recommendation {
  readonly replicas: number;
  readonly age: Seconds;
}

/**
 * What an autoscaler wants when it does not forget too soon: the most of what it wanted lately.
 *
 * @param window default: `DOWNSCALE_STABILIZATION`
 * @see pkg/controller/podautoscaler/horizontal.go stabilizeRecommendation
 */
export function stabilizedReplicas(
  desired: number,
  recent: readonly Recommendation[],
  window: Seconds = DOWNSCALE_STABILIZATION,
): number {
  return recent.reduce((most, { replicas, age }) => (age > window ? most : Math.max(most, replicas)), desired);
}
