/** What a Service's endpoint is made of. */
export interface EndpointPod {
  /** Whether the pod's `Ready` condition is True; `minReadySeconds` does not matter here. */
  readonly ready: boolean;
  /** Whether its `deletionTimestamp` is set. */
  readonly deleting: boolean;
}

/** The conditions of an endpoint in an EndpointSlice. */
export interface EndpointConditions {
  /** Whether it gets new connections in the ordinary way. */
  readonly ready: boolean;
  /** Whether it would answer them. */
  readonly serving: boolean;
  readonly terminating: boolean;
}

/**
 * The conditions of a pod's endpoint. A pod that is being deleted is not ready from that moment on, whatever its
 * preStop hook does.
 *
 * @param publishNotReadyAddresses the Service's own: everything counts as ready
 * @see staging/src/k8s.io/endpointslice/utils.go podToEndpoint
 */
export function endpointConditions(
  { ready: serving, deleting: terminating }: EndpointPod,
  publishNotReadyAddresses = false,
): EndpointConditions {
  return { ready: publishNotReadyAddresses || (serving && !terminating), serving, terminating };
}

/**
 * Whether a pod is an endpoint of the Services that select it.
 *
 * @param phase the pod's `status.phase`
 * @param hasAddress whether it has an IP address
 * @param includeTerminating whether pods that are being deleted count: in EndpointSlices they do, in the older
 *   Endpoints they do not. Default: true
 * @see staging/src/k8s.io/endpointslice/util/controller_utils.go ShouldPodBeInEndpoints
 */
export function isEndpointMember(
  phase: string,
  hasAddress: boolean,
  deleting: boolean,
  includeTerminating = true,
): boolean {
  if (phase === 'Failed' || phase === 'Succeeded' || !hasAddress) return false;
  return includeTerminating || !deleting;
}
