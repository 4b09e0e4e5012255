import { isAtLeast, type KubernetesVersion } from '../versions/kubernetes-version';
import type { Seconds } from '../values/seconds';

/**
 * How often the node controller looks at the nodes: `--node-monitor-period`.
 *
 * @see pkg/controller/nodelifecycle/config/v1alpha1/defaults.go; cmd/kube-controller-manager
 */
export const NODE_MONITOR_PERIOD: Seconds = 5;

/**
 * How long a pod stays bound to a node that does not answer, before it is deleted: what the API server adds to each
 * pod as toleration of `node.kubernetes.io/not-ready` and `unreachable`.
 *
 * @see plugin/pkg/admission/defaulttolerationseconds/admission.go
 */
export const DEFAULT_TOLERATION: Seconds = 300;

/**
 * How long a node may be silent before it counts as lost: its pods are then marked not ready, and leave the endpoints.
 *
 * @see pkg/controller/nodelifecycle/config/v1alpha1/defaults.go: 50 s, and 40 s before Kubernetes 1.32
 */
export function nodeMonitorGracePeriod(version: KubernetesVersion): Seconds {
  return isAtLeast(version, '1.32') ? 50 : 40;
}
