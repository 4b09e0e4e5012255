import { asArray, asObject, type JsonObject } from '../../kubernetes';
import type { Workload } from '../workload';
import { hasStorage } from './has-storage';

/** What each pod has of its own: a claim that comes and goes with it, or what a driver makes for it. */
const OF_EACH_POD = ['ephemeral', 'csi'] as const;

/** Whether all pods of a workload have the same storage: a claim, a share, a directory of their node. */
export function sharesStorage({ podSpec }: Workload): boolean {
  return asArray(podSpec['volumes']).map(asObject).some(isSharedVolume);
}

/** Whether a volume of a pod is the same one in every pod of its template, and outlives them. */
export function isSharedVolume(volume: JsonObject): boolean {
  return hasStorage({ volumes: [volume] }) && OF_EACH_POD.every((source) => volume[source] === undefined);
}

/** What more replicas of a workload need beside their number, in words; nothing for most. */
export function alsoNeeded(workload: Workload): string {
  if (sharesStorage(workload)) return ', with storage that pods of several nodes can use at once';
  return workload.application?.alone === 'data' ? ', which then have to replicate their data' : '';
}
