import type { Seconds } from '../values/seconds';

/** A pod on a node that is drained. */
export interface DrainedPod {
  /** Its `status.phase`. */
  readonly phase: string;
  /**
   * Who runs it: a DaemonSet, one that is gone, any other controller, or nobody.
   */
  readonly owner: 'daemon-set' | 'missing-daemon-set' | 'controller' | 'none';
  /** Whether it is the picture of a static pod. @default false */
  readonly mirror?: boolean;
  /** Whether it has an `emptyDir` volume. @default false */
  readonly emptyDir?: boolean;
  /** How long ago its deletion has begun. @default it is not being deleted */
  readonly deletingFor?: Seconds | undefined;
}

/** What `kubectl drain` was told. */
export interface DrainOptions {
  /** `--force`. @default false */
  readonly force?: boolean;
  /** `--ignore-daemonsets`. @default false */
  readonly ignoreDaemonSets?: boolean;
  /** `--delete-emptydir-data`. @default false */
  readonly deleteEmptyDirData?: boolean;
  /** `--skip-wait-for-delete-timeout`. @default 0: waits for all */
  readonly skipWaitForDeleteTimeout?: Seconds;
}

/** What becomes of a pod: evicted, left alone, or a reason not to drain the node at all. */
export interface DrainDecision {
  readonly action: 'evict' | 'skip' | 'refuse';
  /** What kubectl says about it; empty when it says nothing. */
  readonly message: string;
}

const EVICT: DrainDecision = { action: 'evict', message: '' };
const SKIP: DrainDecision = { action: 'skip', message: '' };

/**
 * What `kubectl drain` does with a pod. If one is refused, none is evicted; the node stays cordoned.
 *
 * @see staging/src/k8s.io/kubectl/pkg/drain/filters.go makeFilters
 */
export function drainDecision(pod: DrainedPod, options: DrainOptions): DrainDecision {
  const { skipWaitForDeleteTimeout: timeout = 0 } = options;
  if (timeout > 0 && Math.trunc(pod.deletingFor ?? 0) > timeout) return SKIP;
  const hasEnded = pod.phase === 'Succeeded' || pod.phase === 'Failed';
  const first = hasEnded ? EVICT : ofDaemonSet(pod, options);
  if (first.action !== 'evict') return first;
  if (pod.mirror) return SKIP;
  if (hasEnded) return EVICT;
  if (pod.emptyDir && !options.deleteEmptyDirData) {
    return refuse('Pods with local storage (use --delete-emptydir-data to override)');
  }
  return ofNobody(pod, options);
}

function ofDaemonSet({ owner }: DrainedPod, { force, ignoreDaemonSets }: DrainOptions): DrainDecision {
  if (owner === 'missing-daemon-set') return force ? EVICT : refuse('its DaemonSet is not found');
  if (owner !== 'daemon-set') return EVICT;
  if (!ignoreDaemonSets) return refuse('DaemonSet-managed Pods (use --ignore-daemonsets to ignore)');
  return { action: 'skip', message: 'ignoring DaemonSet-managed Pods' };
}

/** Nobody would put the pod elsewhere. */
function ofNobody({ owner }: DrainedPod, { force }: DrainOptions): DrainDecision {
  if (owner !== 'none') return EVICT;
  if (!force) return refuse('Pods that declare no controller (use --force to override)');
  return { action: 'evict', message: 'deleting Pods that declare no controller' };
}

function refuse(message: string): DrainDecision {
  return { action: 'refuse', message };
}
