import { isSameObject } from '../objects/is-same-object';
import { identityOf } from '../objects/manifest';
import type { Workload } from '../workload';
import type { Release } from './release';

/** Whether a release leaves a workload without a replica that had some: its pods go as if it were deleted. */
export function isSwitchedOff(before: Workload, { workloads }: Release): boolean {
  const pair = workloads.find((one) => one.before === before);
  return pair !== undefined && before.replicas.max > 0 && pair.after.replicas.max === 0;
}

/** The workload behind a Service of one that is switched off, which had no replicas itself, or was not there. */
export function takerOf(before: Workload, release: Release): Workload | undefined {
  const names = new Set(before.services.map((service) => identityOf(service).name));
  return release.after.workloads.find(
    (one) =>
      one.identity.namespace === before.identity.namespace &&
      one.serving.length > 0 &&
      one.replicas.max > 0 &&
      one.services.some((service) => names.has(identityOf(service).name)) &&
      !isOnBefore(one, release),
  );
}

function isOnBefore({ identity }: Workload, { before }: Release): boolean {
  return before.workloads.some((one) => isSameObject(one.identity, identity) && one.replicas.max > 0);
}
