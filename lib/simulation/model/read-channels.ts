import { followsInOrder, type TrafficSource } from '../../facts';
import { isForPeers, type Manifest, type Workload } from '../../workload';
import type { Switch } from './read-switch';
import type { ChannelModel } from './setting';

/**
 * The paths that requests take to a workload, and to those of its companions that are behind the same Service. Each
 * source is taken to send an equal share.
 *
 * @param companions the workloads beside it, in their order
 * @param switchedOf what a release makes of a Service
 */
export function readChannels(
  workload: Workload,
  companions: readonly Workload[],
  gated: readonly TrafficSource[],
  switchedOf: (service: Manifest) => Switch | undefined = () => undefined,
): readonly ChannelModel[] {
  const sources = workload.traffic.value.filter(({ kind }) => kind !== 'none');
  return sources.flatMap((source) => {
    const ways = waysOf(source, workload, companions, switchedOf);
    return ways.map(({ reaches, byNode, switched }) => ({
      kind: source.kind,
      reaches,
      ...(byNode && { byNode }),
      ...(switched && { switched }),
      drainLag: source.drainLag,
      firstUse: source.firstUse,
      callTimeout: source.deregistration?.callTimeout ?? 0,
      inOrder: followsInOrder(source),
      isGated: gated.includes(source),
      publishesNotReady: publishesNotReady(workload, source.kind === 'headless'),
      share: 1 / sources.length / ways.length,
    }));
  });
}

type Way = Pick<ChannelModel, 'reaches' | 'byNode' | 'switched'>;

/** Which workloads a source leads to: one way for all of its Services that lead to the same ones in the same manner. */
function waysOf(
  source: TrafficSource,
  workload: Workload,
  companions: readonly Workload[],
  switchedOf: (service: Manifest) => Switch | undefined,
): readonly Way[] {
  if (source.kind === 'host-port') return [{ reaches: [0], byNode: 'host-port' }];
  const ways = servicesOf(source, workload).map((service): Way => {
    const byNode = entranceOf(source, service, workload);
    const switched = switchedOf(service);
    const reaches = [0, ...placesBehind(service, companions)];
    return { reaches, ...(byNode && { byNode }), ...(switched && { switched }) };
  });
  const unique = new Map(
    ways.map((way) => [`${way.reaches.join()} ${way.byNode ?? ''} ${way.switched?.to ?? ''}`, way]),
  );
  return unique.size === 0 ? [{ reaches: [0], ...(source.kind === 'node-local' && OUTSIDE) }] : [...unique.values()];
}

const OUTSIDE = { byNode: 'outside' } as const;

function entranceOf({ kind }: TrafficSource, service: Manifest, { reaches }: Workload): ChannelModel['byNode'] {
  if (kind === 'node-local') return 'outside';
  const isLocal = reaches.some((reach) => reach.service === service && reach.internalTrafficPolicy === 'Local');
  return kind === 'cluster-ip' && isLocal ? 'inside' : undefined;
}

type Places = readonly number[];

function placesBehind(service: Manifest, companions: readonly Workload[]): Places {
  return companions.flatMap(({ reaches }, index) =>
    reaches.some((reach) => reach.service === service && reach.ports.some(({ number }) => number !== undefined))
      ? [index + 1]
      : [],
  );
}

/** The Services that show a source; of one that somebody has stated, all that it may mean. */
function servicesOf({ kind, name }: TrafficSource, workload: Workload): readonly Manifest[] {
  const { recognised, unstated } = workload.traffic;
  const shown = [...recognised, ...unstated].flatMap(({ source, service }) =>
    source.kind === kind && source.name === name && service ? [service] : [],
  );
  if (shown.length > 0 || kind === 'registry') return shown;
  const mayMean = workload.reaches.filter(
    ({ headless, service }) => headless === (kind === 'headless') && !(headless && isForPeers(service, workload)),
  );
  return mayMean.map(({ service }) => service);
}

/** Whether clients find pods that are not ready, by a headless Service or by another one. */
function publishesNotReady(workload: Workload, headless: boolean): boolean {
  return workload.reaches.some(
    (reach) =>
      reach.publishesNotReady && reach.headless === headless && !(headless && isForPeers(reach.service, workload)),
  );
}
