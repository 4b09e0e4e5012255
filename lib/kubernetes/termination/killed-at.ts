import type { Seconds } from '../values/seconds';

/**
 * What is left between SIGTERM and SIGKILL at least, however long the preStop hook took.
 *
 * @see pkg/kubelet/kuberuntime/kuberuntime_manager.go minimumGracePeriodInSeconds
 */
export const MINIMUM_KILL_WINDOW: Seconds = 2;

/**
 * When a container that does not exit by itself gets SIGKILL, counted from the deletion of its pod:
 * S + max(2, G - ⌊S⌋), where S is the hook's time, cut at the grace period. SIGTERM comes at S.
 *
 * @param hook how long the preStop hook takes; 0 without one, or when it fails
 * @param grace the pod's `terminationGracePeriodSeconds`
 * @see pkg/kubelet/kuberuntime/kuberuntime_container.go killContainer
 */
export function killedAt(hook: Seconds, grace: Seconds): Seconds {
  const sigterm = Math.min(hook, grace);
  return sigterm + Math.max(MINIMUM_KILL_WINDOW, grace - Math.floor(sigterm));
}
