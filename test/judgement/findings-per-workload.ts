import type { Finding } from '../../lib/check';
import type { Manifest } from '../../lib/workload';

/** The kinds that a finding may be about in this count. */
const WORKLOADS: ReadonlySet<unknown> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Pod',
  'Job',
  'CronJob',
  'Rollout',
]);

/** How many findings there are for each workload, those without any included, fewest first. */
export function findingsPerWorkload(findings: readonly Finding[], manifests: readonly Manifest[]): readonly number[] {
  const counts = new Map<string, number>();
  for (const { object, file } of manifests) {
    if (!WORKLOADS.has(object['kind'])) continue;
    const { name = '', namespace } = object['metadata'] as { name?: string; namespace?: string };
    counts.set(`${file} ${object['kind'] as string} ${namespace ?? 'default'} ${name}`, 0);
  }
  for (const { file, workload, resource } of findings) {
    const { kind, namespace, name } = workload ?? resource;
    const key = `${file} ${kind} ${namespace} ${name}`;
    const count = counts.get(key);
    if (count !== undefined) counts.set(key, count + 1);
  }
  return [...counts.values()].sort((one, other) => one - other);
}

/** The middle of sorted numbers. */
export function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
