import type { Seconds } from '../kubernetes';
import { knownTraffic } from './known-traffic';
import type { OnSigterm } from './on-sigterm';

/**
 * What the tools take for granted where nobody has stated a fact. Whatever rests on one of these is a warning at
 * most, and its message names the assumption.
 */
export const ASSUMED = {
  /** A request of an ordinary web service takes a second at most. */
  longestRequest: 1 as Seconds,
  /** An application serves so soon after its start. */
  start: 5 as Seconds,
  /** Nobody knows what the application does on SIGTERM. */
  onSigterm: { kind: 'unknown' } as OnSigterm,
  /** Pods with a port or a readiness probe get their requests through a ClusterIP Service. */
  traffic: [knownTraffic('cluster-ip')],
} as const;
