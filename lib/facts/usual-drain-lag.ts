import type { Seconds } from '../kubernetes';
import { KNOWN_TRAFFIC, isKnownTraffic } from './known-traffic';
import type { TrafficSource } from './traffic-source';

/** How long something goes on in the reports of those who have measured it. */
export interface Usual {
  readonly from: Seconds;
  readonly to: Seconds;
}

/**
 * What is usual where the known number is the worst that anybody has reported.
 *
 * @see https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1064
 * @see https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2106
 */
const USUAL: Readonly<Record<string, Usual>> = { 'aws-alb': { from: 25, to: 70 } };

/** How long requests usually come after a pod is deleted; undefined where the known number is all that is known. */
export function usualDrainLag({ kind, drainLag }: TrafficSource): Usual | undefined {
  return isKnownTraffic(kind) && drainLag === KNOWN_TRAFFIC[kind].drainLag ? USUAL[kind] : undefined;
}

/** The source with the longest drain lag that is usual, in place of the worst that is known. */
export function asUsual(source: TrafficSource): TrafficSource {
  return { ...source, drainLag: usualDrainLag(source)?.to ?? source.drainLag };
}
