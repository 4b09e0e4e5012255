import type { TrafficKind, TrafficSource } from './traffic-source';

/** kube-proxy, DNS and proxies follow the EndpointSlices; clients of a registry fetch the whole list. */
const IN_ORDER: ReadonlySet<TrafficKind> = new Set([
  'cluster-ip',
  'node-port',
  'node-local',
  'host-port',
  'headless',
  'ingress-nginx',
  'mesh',
  'registry',
]);

/**
 * Whether a source learns of changes one after the other, or of all at a time: it then knows the pod that takes a place
 * when it drops the one before. A load balancer puts in a target only when its checks have passed, and takes one out at once.
 */
export function followsInOrder({ kind, inOrder }: TrafficSource): boolean {
  return inOrder ?? IN_ORDER.has(kind);
}
