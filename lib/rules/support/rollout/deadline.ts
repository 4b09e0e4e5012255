import { DEPLOYMENT_DEFAULTS, type Seconds } from '../../../kubernetes';
import { PULL_ALLOWANCE, smallestProgressDeadline } from '../../../plan';
import type { Workload } from '../../../workload';
import { latestStart } from '../probes/latest-start';

/** The progress deadline of a rollout, in seconds. */
export function deadlineOf({ update }: Workload): Seconds {
  return update.progressDeadline ?? DEPLOYMENT_DEFAULTS.progressDeadlineSeconds;
}

/** The smallest deadline that a healthy release of this Deployment never misses, in whole seconds. */
export function deadlineFor(workload: Workload, minReady: Seconds): Seconds {
  const { stated, allowed } = latestStart(workload);
  return smallestProgressDeadline(Math.max(stated, allowed), minReady, PULL_ALLOWANCE);
}
