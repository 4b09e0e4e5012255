import type { KubernetesVersion } from '../../kubernetes';
import { countsOnAll, unavailableTogether, type Workload } from '../../workload';
import type { UpdateStrategy, WorkloadKind } from './workload-model';

/** What a controller does where its numbers cannot be read: the API server refuses them, and this is the default. */
const UNREADABLE = '25%';

/** Reads how a workload replaces its pods. */
export function readUpdate(workload: Workload, version?: KubernetesVersion): UpdateStrategy {
  const { update, spec } = workload;
  const together = version && unavailableTogether(workload, version);
  const { way, maxSurge = UNREADABLE, maxUnavailable = UNREADABLE } = update;
  // By blue/green, and where routes split requests, Argo counts no surge: all old pods stay until the new ones are there.
  const keepsOld = way === 'blue-green' || update.scaleDownDelay !== undefined;
  return {
    type: way === 'recreate' ? 'Recreate' : way === 'none' ? 'OnDelete' : 'RollingUpdate',
    maxSurge: keepsOld ? '100%' : way === 'replace' ? 0 : maxSurge,
    maxUnavailable: keepsOld ? 0 : maxUnavailable,
    minReadySeconds: update.minReady,
    partition: partitionOf(update.partition),
    parallel: update.ordered !== true,
    progressDeadline: update.progressDeadline ?? Infinity,
    paused: spec['paused'] === true,
    ...(together !== undefined && { together }),
    ...(!countsOnAll(workload) && { mayMiss: true }),
  };
}

/** One that the API server refuses counts for nothing. */
function partitionOf(written = 0): number {
  return Number.isInteger(written) ? Math.max(0, written) : 0;
}

/** Which controller runs the pods; a Rollout does it as a Deployment does. */
export function controllerOf({ identity }: Workload): WorkloadKind {
  const { kind } = identity;
  switch (kind) {
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'Pod':
      return kind;
    case 'ReplicationController':
      return 'ReplicaSet';
    default:
      return 'Deployment';
  }
}
