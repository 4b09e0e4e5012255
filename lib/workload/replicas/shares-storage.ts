import { asArray, asObject, asString } from '../../kubernetes';
import type { Workload } from '../workload';

/** Whether all pods of a workload have the same storage: a claim, or a directory of their node. */
export function sharesStorage({ podSpec }: Workload): boolean {
  return asArray(podSpec['volumes']).some((volume) => {
    const { persistentVolumeClaim, hostPath } = asObject(volume);
    return persistentVolumeClaim !== undefined || hostPath !== undefined;
  });
}

/** Databases of which two pods are two databases, unless somebody makes them one. */
const DATABASE =
  /(?:^|\/)(?:mysql|mariadb|percona|postgres|postgresql|mongo|mongodb|redis|valkey|influxdb|etcd|rabbitmq)(?:[:@]|$)/;

/** What more replicas of a workload need beside their number, in words; nothing for most. */
export function alsoNeeded(workload: Workload): string {
  if (sharesStorage(workload)) return ', with storage that pods of several nodes can use at once';
  const isDatabase = workload.containers.some(({ json }) => DATABASE.test(asString(json['image']) ?? ''));
  return isDatabase ? ', which then have to replicate their data' : '';
}
