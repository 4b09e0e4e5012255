import type { Seconds } from '../kubernetes';
import type { PlannedNumber, PlannedScaleDown } from './release-plan';

/** What the API server takes. @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/ */
const LONGEST_PERIOD = 1800;
const LONGEST_STABILIZATION = 3600;

/** What Kubernetes waits of its own accord. */
const USUAL_PERIOD = 15;
const USUAL_STABILIZATION = 300;

/**
 * How an autoscaler takes pods away so that no more than a part of them drains at any time, and so that it follows no
 * dip that is over before a pod in their place could serve.
 *
 * @param grace how long a pod drains at the most
 * @param start how long a new pod needs until it serves
 */
export function planScaleDown(grace: Seconds, start: Seconds): PlannedScaleDown {
  return {
    period: Math.min(LONGEST_PERIOD, Math.max(USUAL_PERIOD, Math.ceil(grace))),
    stabilization: Math.min(LONGEST_STABILIZATION, Math.max(USUAL_STABILIZATION, Math.ceil(start))),
  };
}

/** The same with its reasons. */
export function scaleDownNumbers({ period, stabilization }: PlannedScaleDown): readonly PlannedNumber[] {
  return [
    {
      field: 'scaleDown.policies.periodSeconds',
      value: period,
      reason: 'the next pods go only when those that went have drained: the grace period',
    },
    {
      field: 'scaleDown.stabilizationWindowSeconds',
      value: stabilization,
      reason: 'no dip counts that is over before a new pod would serve again; 300 s at the least',
    },
  ];
}
