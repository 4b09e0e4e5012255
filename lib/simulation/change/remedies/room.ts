import { asArray, asObject } from '../../../kubernetes';
import { quotasFor } from '../../model/read-quota';
import { once, set, type Remedy, type Troubled } from './remedy';

/** A spread that does not count the node that is drained. */
export function spreadOverOpenNodes({ workload }: Troubled): Remedy | undefined {
  const { podSpec, podPath, manifest } = workload;
  const edits = asArray(podSpec['topologySpreadConstraints']).flatMap((json, index) => {
    const { whenUnsatisfiable, nodeTaintsPolicy } = asObject(json);
    if (whenUnsatisfiable === 'ScheduleAnyway' || nodeTaintsPolicy === 'Honor') return [];
    return [set(manifest, [...podPath, 'topologySpreadConstraints', index, 'nodeTaintsPolicy'], 'Honor')];
  });
  return once('spread-over-open-nodes', edits);
}

/** A quota that leaves room for the pods of a rollout. */
export function raisedQuota({ workload, world, model }: Troubled): Remedy | undefined {
  const { quota, replicas } = model;
  if (!quota || quota.refused !== undefined) return undefined;
  return {
    name: 'raised-quota',
    above: quota.pods,
    most: Math.max(quota.pods + 1, 3 * replicas),
    guess: Math.max(quota.pods, replicas) + 1,
    edits: (pods) =>
      quotasFor(workload, world, pods).map((one) => set(one.quota, ['spec', 'hard', one.resource], one.allowed)),
  };
}

/** A Deployment that is paused goes on. */
export function resumed({ workload }: Troubled): Remedy | undefined {
  const { spec, manifest } = workload;
  return spec['paused'] === true ? once('resumed', [set(manifest, ['spec', 'paused'], false)]) : undefined;
}
