import { disruptedPods, disruptionBudgetStatus, healthyPods } from '../../../lib/kubernetes';
import type { EvictedFor, GuardedPod } from '../../../lib/kubernetes';
import { intOrPercentIn, optionalNumberIn } from '../input';
import type { TableReplay } from '../table';

/** Unmanaged pods are among `pods` and in no `scale`. */
export const pdbStatus: TableReplay = {
  inputs: [
    ...['minAvailable', 'maxUnavailable', 'pods', 'healthy', 'scale', 'unmanaged'],
    ...['podList', 'disruptedAgeSeconds'],
  ],
  answer: (input) => {
    const podList = (input['podList'] ?? []) as readonly GuardedPod[];
    const evictedFor = (input['disruptedAgeSeconds'] ?? {}) as EvictedFor;
    const budget = {
      minAvailable: intOrPercentIn(input['minAvailable']),
      maxUnavailable: intOrPercentIn(input['maxUnavailable']),
    };
    const status = disruptionBudgetStatus(budget, {
      pods: optionalNumberIn(input['pods']) ?? podList.length,
      healthy: optionalNumberIn(input['healthy']) ?? healthyPods(podList, evictedFor),
      scale: optionalNumberIn(input['scale']) ?? 0,
    });
    return { ...status, disruptedPods: disruptedPods(podList, evictedFor) };
  },
};
