import { Duration } from 'cdk8s';
import type { ReleasePlan } from '../../../plan';

/** What cdk8s-plus keeps as fields of a workload, and what the plan says about them. */
export type PlannedField = 'activeDeadline' | 'minReady' | 'progressDeadline' | 'terminationGracePeriod';

const NOT_YET = Duration.seconds(0);

/**
 * Lets a workload answer with the numbers of its plan where cdk8s-plus would answer with its own defaults; what the
 * user has stated stays.
 *
 * @param plan the plan as of now, or nothing while cdk8s-plus renders: the plan is laid over that
 */
export function answerByPlan(
  workload: object,
  fields: readonly PlannedField[],
  stated: { readonly [field in PlannedField]?: Duration },
  plan: () => ReleasePlan | undefined,
): void {
  for (const field of fields) {
    if (stated[field] !== undefined) continue;
    Object.defineProperty(workload, field, {
      enumerable: true,
      get: () => {
        const seconds = plan()?.[field];
        return seconds === undefined ? NOT_YET : Duration.seconds(seconds);
      },
    });
  }
}
