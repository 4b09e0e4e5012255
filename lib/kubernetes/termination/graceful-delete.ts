import type { Seconds } from '../values/seconds';

/** A delete call, and the pod that it is for. */
export interface GracefulDelete {
  /** The call's `gracePeriodSeconds`. @default the pod's own */
  readonly requested?: Seconds | null;
  /** The pod's `spec.terminationGracePeriodSeconds`. @default 0 */
  readonly spec?: Seconds | null;
  /** The node that the pod is bound to. @default none */
  readonly nodeName?: string;
  /** The pod's `status.phase`. */
  readonly phase?: string;
}

/**
 * The `deletionGracePeriodSeconds` that a delete call gives a pod; with 0 the object is gone at once. A pod without a
 * node, or one that has ended, needs no grace; a negative period counts as one second.
 *
 * @see pkg/registry/core/pod/strategy.go CheckGracefulDelete
 */
export function gracefulDelete({ requested, spec, nodeName = '', phase }: GracefulDelete): Seconds {
  if (nodeName === '' || phase === 'Failed' || phase === 'Succeeded') return 0;
  const period = requested ?? spec ?? 0;
  return period < 0 ? 1 : period;
}
