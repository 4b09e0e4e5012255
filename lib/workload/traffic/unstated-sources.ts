import type { TrafficKind, TrafficSource } from '../../facts';
import { asObject } from '../../kubernetes';
import { knownKind } from '../objects/known-kind';
import type { Manifest } from '../objects/manifest';
import type { RecognisedSource } from './recognised-source';

/**
 * The sources that manifests show, and that are not among the stated ones. The delays of a stated source count, and not
 * those that its kind is known for.
 */
export function unstatedOf(
  recognised: readonly RecognisedSource[],
  stated: readonly TrafficSource[],
): readonly RecognisedSource[] {
  const kinds = new Set(stated.map(({ kind }) => kind).filter((kind) => kind !== 'none'));
  return recognised.filter(
    ({ source, manifest, isGuess }) =>
      isGuess !== true && !isAmong(kinds, source.kind) && !(mayBeAlb(manifest) && kinds.has('aws-alb')),
  );
}

/** A target group is of either load balancer; only the protocol, which hardly anybody writes, tells which. */
function mayBeAlb({ object }: Manifest): boolean {
  const protocol = asObject(object['spec'])['targetGroupProtocol'];
  return knownKind(object) === 'TargetGroupBinding' && protocol === undefined;
}

/** Everything but kube-proxy. */
const BY_OTHERS: readonly TrafficKind[] = [
  'headless',
  'registry',
  'mesh',
  'custom',
  'ingress-nginx',
  'aws-alb',
  'aws-nlb',
  'gke-neg',
];

/** Kinds by one of which a stated source may be meant, where manifests show another one of them. */
const MEANT_BY: Partial<Record<TrafficKind, readonly TrafficKind[]>> = {
  // What follows the endpoints by itself needs no address of the Service.
  headless: BY_OTHERS,
  'node-health-check': ['node-health-check', 'node-local', 'custom'],
  'node-local': ['node-local', 'node-health-check', 'node-port', 'custom'],
  'host-port': ['host-port', 'node-local', 'node-port', 'node-health-check', 'custom'],
  // Which controller carries out a route is often configured elsewhere.
  custom: BY_OTHERS.filter((kind) => kind !== 'headless' && kind !== 'registry'),
};

function isAmong(stated: ReadonlySet<TrafficKind>, shown: TrafficKind): boolean {
  if (stated.size === 0) return shown === 'mesh'; // it carries requests, and sends none
  switch (shown) {
    // Whatever else requests come through, kube-proxy is no slower.
    case 'cluster-ip':
    case 'node-port':
    case 'mesh':
      return true;
    default:
      return (MEANT_BY[shown] ?? [shown]).some((kind) => stated.has(kind));
  }
}
