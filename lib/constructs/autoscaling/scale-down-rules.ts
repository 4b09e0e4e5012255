import type { ReleasePlan } from '../../plan';
import type { JsonObject } from '../../workload';

/** A quarter at a time, as in a rollout, and one at the least. */
const QUARTER = 25;

/** The scale-down behaviour of an autoscaler, as its manifest says it. */
export function scaleDownRules({ scaleDown: { period, stabilization } }: ReleasePlan): JsonObject {
  return {
    policies: [
      { periodSeconds: period, type: 'Percent', value: QUARTER },
      { periodSeconds: period, type: 'Pods', value: 1 },
    ],
    selectPolicy: 'Max',
    stabilizationWindowSeconds: stabilization,
  };
}
