import type { Seconds } from '../kubernetes';

/** Every path that requests can take to a pod. */
export type TrafficKind =
  | 'none'
  | 'cluster-ip'
  | 'node-port'
  | 'node-local'
  | 'host-port'
  | 'headless'
  | 'ingress-nginx'
  | 'aws-alb'
  | 'aws-nlb'
  | 'gke-neg'
  | 'node-health-check'
  | 'registry'
  | 'mesh'
  | 'custom';

/** Where a number comes from: a measurement, Kubernetes' or a controller's source, a formula, the user, or nobody. */
export type Basis = 'measured' | 'source' | 'formula' | 'stated' | 'assumption';

/** How a pod takes itself out of a service registry before it stops. */
export interface Deregistration {
  /** Longest time the call takes, in seconds. */
  readonly callTimeout: Seconds;
}

/**
 * The path that requests take to a pod, with the two delays that a release has to wait for.
 *
 * @jsii ignore
 */
export interface TrafficSource {
  /** What takes the requests to the pods. */
  readonly kind: TrafficKind;
  /** What a registry, a mesh or a custom source is called; without spaces, commas and parentheses. */
  readonly name?: string;
  /**
   * From `deletionTimestamp` (for a registry: from the end of deregistration) to the last new connection
   * or routed request at the pod, in seconds.
   */
  readonly drainLag: Seconds;
  /** From Ready to the first request at the pod, in seconds. */
  readonly firstUse: Seconds;
  /** How sure the two numbers are: measured, assumed, a formula, or stated. */
  readonly basis: Basis;
  /** Where the two numbers are written down. */
  readonly because: string;
  /** Whether it follows the endpoints in their order, where its kind does not tell. @default its kind tells */
  readonly inOrder?: boolean;
  /** Only for a registry: what ends the registration. */
  readonly deregistration?: Deregistration;
}
