import { maxOf, minOf } from '../values/max-of';
import { AUTOSCALER_SYNC_PERIOD } from './autoscaler-limits';
import type { Seconds } from '../values/seconds';

/** How far an autoscaler may go within a period: so many pods, or so many per cent of those at the period's start. */
export interface ScalingPolicy {
  readonly type: 'Pods' | 'Percent';
  readonly value: number;
  readonly period: Seconds;
}

/** `spec.behavior.scaleDown` of a HorizontalPodAutoscaler, without its window. */
export interface ScaleDownRules {
  readonly policies: readonly ScalingPolicy[];
  /** Which policy counts: the one that changes most, the one that changes least, or nothing is scaled down. */
  readonly select: 'Max' | 'Min' | 'Disabled';
}

/**
 * What counts where nothing is set: everything may go at once.
 *
 * @see pkg/apis/autoscaling/v2/defaults.go scaleDownRules
 */
export const SCALE_DOWN_DEFAULTS: ScaleDownRules = {
  policies: [{ type: 'Percent', value: 100, period: 15 }],
  select: 'Max',
};

/** Pods that an autoscaler took away some time ago. */
export interface ScaleDown {
  readonly pods: number;
  readonly age: Seconds;
}

/**
 * The fewest replicas that an autoscaler may go to now.
 *
 * @param recent what it has taken away lately
 * @see pkg/controller/podautoscaler/horizontal.go calculateScaleDownLimitWithBehaviors
 */
export function scaleDownLimit(current: number, recent: readonly ScaleDown[], rules: ScaleDownRules): number {
  if (rules.select === 'Disabled') return current;
  const limits = rules.policies.map(({ type, value, period }) => {
    const gone = recent.reduce((sum, { pods, age }) => (age < period ? sum + pods : sum), 0);
    const before = current + gone;
    return type === 'Pods' ? before - value : Math.trunc(before * (1 - value / 100));
  });
  const limit = rules.select === 'Min' ? maxOf(limits) : minOf(limits);
  return Math.max(0, Math.min(current, limit));
}

/** A number of replicas that an autoscaler sets. */
export interface ScaleStep {
  readonly after: Seconds;
  readonly replicas: number;
}

/** Nobody waits for more looks than these: a week of them. */
const MOST_LOOKS = 40_320;

/**
 * How an autoscaler goes down, look by look, when the load is gone: as fast as its policies let it.
 *
 * @returns the last step is `to`, unless the policies never let it get there
 */
export function scaleDownSteps(from: number, to: number, rules: ScaleDownRules): readonly ScaleStep[] {
  const steps: ScaleStep[] = [];
  const gone: { readonly pods: number; readonly at: Seconds }[] = [];
  let current = from;
  for (let look = 0; current > to && look < MOST_LOOKS; look += 1) {
    const now = look * AUTOSCALER_SYNC_PERIOD;
    const recent = gone.map(({ pods, at }) => ({ pods, age: now - at }));
    const next = Math.max(to, scaleDownLimit(current, recent, rules));
    if (next === current) {
      if (rules.select === 'Disabled') break;
      continue;
    }
    gone.push({ pods: current - next, at: now });
    steps.push({ after: now, replicas: next });
    current = next;
  }
  return steps;
}
