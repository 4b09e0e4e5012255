import type { Workload } from '../../workload';
import type { UpdateStrategy, WorkloadKind } from './workload-model';

/** What a controller does where its numbers cannot be read: the API server refuses them, and this is the default. */
const UNREADABLE = '25%';

/** Reads how a workload replaces its pods. */
export function readUpdate({ update, spec }: Workload): UpdateStrategy {
  const { way, maxSurge = UNREADABLE, maxUnavailable = UNREADABLE } = update;
  const isBlueGreen = way === 'blue-green';
  return {
    type: way === 'recreate' ? 'Recreate' : way === 'none' ? 'OnDelete' : 'RollingUpdate',
    maxSurge: isBlueGreen ? '100%' : way === 'replace' ? 0 : maxSurge,
    maxUnavailable: isBlueGreen ? 0 : maxUnavailable,
    minReadySeconds: update.minReady,
    partition: partitionOf(update.partition),
    parallel: update.ordered !== true,
    progressDeadline: update.progressDeadline ?? Infinity,
    paused: spec['paused'] === true,
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
