import { asArray, asObject } from '../../kubernetes';
import type { Workload } from '../workload';

/** Whether all pods of a workload have the same storage: a claim, or a directory of their node. */
export function sharesStorage({ podSpec }: Workload): boolean {
  return asArray(podSpec['volumes']).some((volume) => {
    const { persistentVolumeClaim, hostPath } = asObject(volume);
    return persistentVolumeClaim !== undefined || hostPath !== undefined;
  });
}

/** What more replicas of a workload need beside their number, in words; nothing for most. */
export function alsoNeeded(workload: Workload): string {
  if (sharesStorage(workload)) return ', with storage that pods of several nodes can use at once';
  return workload.application?.alone === 'data' ? ', which then have to replicate their data' : '';
}
