import { Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { ReleasePlan } from '../plan';

/** What cdk8s-plus keeps as fields of a Deployment, and what the plan says about them. */
const PLANNED = ['minReady', 'progressDeadline', 'terminationGracePeriod'] as const;

const NOT_YET = Duration.seconds(0);

/**
 * Lets a Deployment answer with the numbers of its plan where cdk8s-plus would answer with its own defaults; what the
 * user has stated stays.
 *
 * @param plan the plan as of now, or nothing while cdk8s-plus renders: the plan is laid over that
 */
export function answerByPlan(
  deployment: kplus.Deployment,
  stated: kplus.DeploymentProps,
  plan: () => ReleasePlan | undefined,
): void {
  for (const field of PLANNED) {
    if (stated[field] !== undefined) continue;
    Object.defineProperty(deployment, field, {
      enumerable: true,
      get: () => {
        const seconds = plan()?.[field];
        return seconds === undefined ? NOT_YET : Duration.seconds(seconds);
      },
    });
  }
}
