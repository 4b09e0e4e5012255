import type { Seconds } from '../values/seconds';

/**
 * How long `kubectl drain` waits before it tries a refused eviction (429) again. It does so until its `--timeout`, and
 * forever without one.
 *
 * @see staging/src/k8s.io/kubectl/pkg/drain/drain.go evictPods
 */
export const EVICTION_RETRY: Seconds = 5;

/**
 * How often `kubectl drain` looks whether an evicted pod is gone.
 *
 * @see staging/src/k8s.io/kubectl/pkg/drain/drain.go waitForDelete
 */
export const DELETION_POLL: Seconds = 1;
