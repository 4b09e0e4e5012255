/** When a container that has ended is started again. */
export type RestartPolicy = 'Always' | 'OnFailure' | 'Never';

/**
 * Whether the kubelet starts a container again that has ended. One that was killed for its liveness exits with an
 * error, so `OnFailure` restarts it too. Nothing is started again in a pod that is being deleted.
 *
 * @param policy the container's own, else the pod's; a sidecar's is `Always`
 * @see pkg/api/v1/pod/util.go ContainerShouldRestart
 */
export function restartsAfterExit(policy: RestartPolicy, exitCode: number): boolean {
  return policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0);
}
