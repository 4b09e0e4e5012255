import type { Container } from '../world/pod';

/**
 * Whether a container may get SIGTERM: native sidecars wait until all regular containers, and the sidecars behind
 * them, have ended.
 *
 * @see pkg/kubelet/kuberuntime/kuberuntime_termination_order.go
 */
export function isItsTurn({ pod, index, model }: Container): boolean {
  if (model.role !== 'sidecar') return true;
  return pod.containers.every(
    (other) => other.state !== 'running' || (other.model.role !== 'regular' && other.index <= index),
  );
}
