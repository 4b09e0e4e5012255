import type { Basis, TrafficKind, TrafficSource } from './traffic-source';

interface KnownTraffic {
  readonly drainLag: number;
  readonly firstUse: number;
  readonly basis: Basis;
  readonly because: string;
}

/** The seconds that kube-proxy needs in a large cluster: measured p99 1.1 s, at most 2.3 s; the rest is room. */
const KUBE_PROXY = {
  drainLag: 5,
  firstUse: 5,
  basis: 'measured',
  because: 'kube-proxy follows an EndpointSlice within 1.1 s (p99; 2.3 s at most), minSyncPeriod is 1 s',
} as const satisfies KnownTraffic;

/**
 * The delays of the traffic sources whose numbers are known, in seconds. For the others (a registry, a mesh, a
 * custom path, node health checks) the user states them.
 */
export const KNOWN_TRAFFIC = {
  none: { drainLag: 0, firstUse: 0, basis: 'formula', because: 'nothing sends requests to these pods' },
  'cluster-ip': KUBE_PROXY,
  'node-port': KUBE_PROXY,
  'node-local': {
    ...KUBE_PROXY,
    because: 'externalTrafficPolicy Local: kube-proxy of a node leads to its own pods only, and follows them as ever',
  },
  'host-port': {
    drainLag: 0,
    firstUse: 0,
    basis: 'source',
    because: 'the port of a node leads to the pod that listens there, ready or not, deleted or not: no wait helps',
  },
  headless: {
    drainLag: 35,
    firstUse: 35,
    basis: 'assumption',
    because: 'clients keep a DNS answer for its TTL, 30 s, after the EndpointSlice has changed',
  },
  'ingress-nginx': {
    drainLag: 10,
    firstUse: 10,
    basis: 'source',
    because: 'ingress-nginx syncs every 3.3 s at most, its workers poll every second',
  },
  'aws-alb': {
    drainLag: 120,
    firstUse: 60,
    basis: 'source',
    because: 'kubernetes-sigs/aws-load-balancer-controller#3270: requests arrive up to 2 min after deregistration',
  },
  'aws-nlb': {
    drainLag: 120,
    firstUse: 180,
    basis: 'source',
    because: 'kubernetes-sigs/aws-load-balancer-controller#2366: deregistration takes 2 min, registration 3 min',
  },
  'gke-neg': {
    drainLag: 60,
    firstUse: 60,
    basis: 'source',
    because: 'kubernetes/ingress-gce#1072: a network endpoint group follows within a minute',
  },
} as const satisfies Partial<Record<TrafficKind, KnownTraffic>>;

/** A traffic source whose delays are known. */
export type KnownTrafficKind = keyof typeof KNOWN_TRAFFIC;

/** Whether the delays of this kind of traffic are known, so that nobody has to state them. */
export function isKnownTraffic(kind: string): kind is KnownTrafficKind {
  return Object.hasOwn(KNOWN_TRAFFIC, kind);
}

/**
 * A traffic source with its known delays, or with those of them that the user states instead.
 *
 * @param kind a source whose delays are known
 * @param stated the user's own numbers, in seconds
 */
export function knownTraffic(
  kind: KnownTrafficKind,
  stated: { readonly drainLag?: number; readonly firstUse?: number } = {},
): TrafficSource {
  const known: KnownTraffic = KNOWN_TRAFFIC[kind];
  const { drainLag = known.drainLag, firstUse = known.firstUse } = stated;
  const asKnown = drainLag === known.drainLag && firstUse === known.firstUse;
  const why = asKnown
    ? { basis: known.basis, because: known.because }
    : { basis: 'stated' as const, because: 'stated' };
  return { kind, drainLag, firstUse, ...why };
}
