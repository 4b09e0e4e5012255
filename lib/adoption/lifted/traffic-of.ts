import { isKnownTraffic, knownTraffic, type KnownTrafficKind, type TrafficSource } from '../../facts';
import { call, list, literal, mapping, type Expression } from '../program/expression';
import { duration } from './duration';

/** The factories of known sources; of the other known ones a construct has none. */
const FACTORIES: Partial<Record<KnownTrafficKind, string>> = {
  none: 'none',
  'cluster-ip': 'clusterIp',
  'node-port': 'nodePort',
  headless: 'headless',
  'host-port': 'hostPort',
  'ingress-nginx': 'ingressNginx',
  'aws-alb': 'awsAlb',
  'aws-nlb': 'awsNlb',
  'gke-neg': 'gkeNeg',
};

/** Traffic sources as constructs take them; nothing where one of them has no factory. */
export function trafficOf(sources: readonly TrafficSource[]): Expression | undefined {
  const all = sources.map(sourceOf);
  return all.every((one) => one !== undefined) ? list(all as Expression[]) : undefined;
}

function sourceOf(source: TrafficSource): Expression | undefined {
  const { kind, drainLag, firstUse } = source;
  if (isKnownTraffic(kind)) {
    const factory = FACTORIES[kind];
    if (factory === undefined) return undefined;
    const known = knownTraffic(kind);
    const own = mapping({
      drainLag: drainLag === known.drainLag ? undefined : duration(drainLag),
      firstUse: firstUse === known.firstUse ? undefined : duration(firstUse),
    });
    return call(`Traffic.${factory}`, ...(own.entries.length > 0 ? [own] : []));
  }
  const delays = { drainLag: duration(drainLag), firstUse: duration(firstUse) };
  if (kind === 'registry') {
    if (!source.deregistration) return undefined;
    return call(
      'Traffic.registry',
      literal(source.name ?? kind),
      mapping({
        cacheTime: delays.drainLag,
        deregistersWithin: duration(source.deregistration.callTimeout),
        firstUse: delays.firstUse,
      }),
    );
  }
  const factory = kind === 'mesh' ? 'mesh' : 'custom';
  return call(`Traffic.${factory}`, literal(source.name ?? kind), mapping(delays));
}
