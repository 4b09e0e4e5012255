import { followsInOrder, type TrafficSource } from '../../facts';
import type { FieldPath } from '../../kubernetes';
import { clientsKnowMembers, identityOf, isForPeers, type Carrier, type Manifest, type Workload } from '../../workload';
import type { PlayedEntrance, Entrance } from '../release/play-entrance';
import type { ChannelModel } from './setting';

/**
 * The paths that requests take to a workload, and to those of its companions that are behind the same Service. Each
 * source is taken to send an equal share.
 *
 * @param companions the workloads beside it, in their order; nothing for one that is not there before
 * @param play what a release makes of an entrance
 */
export function readChannels(
  workload: Workload,
  companions: readonly (Workload | undefined)[],
  gated: readonly TrafficSource[],
  play: (entrance: Entrance) => PlayedEntrance = () => ({}),
): readonly ChannelModel[] {
  const isKnown = clientsKnowMembers(workload);
  const sources = workload.traffic.value.filter(({ kind }) => kind !== 'none');
  return sources.flatMap((source) => {
    const ways = waysOf(source, workload, companions, play);
    return ways.map(({ reaches, byNode, switched }) => ({
      kind: source.kind,
      reaches,
      ...(byNode && { byNode }),
      ...(switched && { switched }),
      // Who knows the members asks another one at once.
      drainLag: isKnown ? 0 : source.drainLag,
      firstUse: isKnown ? 0 : source.firstUse,
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
  companions: readonly (Workload | undefined)[],
  play: (entrance: Entrance) => PlayedEntrance,
): readonly Way[] {
  if (source.kind === 'host-port') return [{ reaches: [0], byNode: 'host-port' }];
  const entrances = entrancesOf(source, workload);
  const ways = entrances.flatMap((entrance): readonly Way[] => {
    const { service } = entrance;
    const byNode = entranceOf(source, service, workload);
    const { switched, isElsewhere } = play(entrance);
    const now = switched?.to.map((pods) => Number(pods.split(' ')[0])) ?? [];
    const reaches = [...new Set([0, ...placesBehind(service, companions), ...now])].sort((one, other) => one - other);
    return isElsewhere ? [] : [{ reaches, ...(byNode && { byNode }), ...(switched && { switched }) }];
  });
  if (entrances.length === 0) return [{ reaches: [0], ...(source.kind === 'node-local' && OUTSIDE) }];
  return [...new Map(ways.map((way) => [wayText(way), way])).values()];
}

function wayText({ reaches, byNode, switched }: Way): string {
  const { from = [], to = [], isRefilled = false, turn = '' } = switched ?? {};
  return [reaches.join(), byNode ?? '', from.join(), to.join(), isRefilled, turn].join(' ');
}

const OUTSIDE = { byNode: 'outside' } as const;

function entranceOf({ kind }: TrafficSource, service: Manifest, { reaches }: Workload): ChannelModel['byNode'] {
  if (kind === 'node-local') return 'outside';
  const isLocal = reaches.some((reach) => reach.service === service && reach.internalTrafficPolicy === 'Local');
  return kind === 'cluster-ip' && isLocal ? 'inside' : undefined;
}

type Places = readonly number[];

function placesBehind(service: Manifest, companions: readonly (Workload | undefined)[]): Places {
  return companions.flatMap((companion, index) =>
    companion?.reaches.some(
      (reach) => reach.service === service && reach.ports.some(({ number }) => number !== undefined),
    )
      ? [index + 1]
      : [],
  );
}

/** The Services that show a source, with their routes; of one that somebody has stated, all that it may mean. */
export function entrancesOf({ kind, name }: TrafficSource, workload: Workload): readonly Entrance[] {
  const { recognised, unstated } = workload.traffic;
  const shown = [...recognised, ...unstated].flatMap(({ source, service, manifest, path }) => {
    if (source.kind !== kind || source.name !== name || !service) return [];
    return [{ service, route: workload.routes.find((one) => one.manifest === manifest && isSamePath(one.path, path)) }];
  });
  if (shown.length > 0 || kind === 'registry') return shown;
  const carried = workload.routes.filter(({ carrier }) => CARRIED.get(carrier.kind) === kind);
  const byRoute = carried.flatMap((route) => {
    const service = workload.services.find((one) => identityOf(one).name === route.service.name);
    return service ? [{ service, route }] : [];
  });
  if (byRoute.length > 0) return byRoute;
  const mayMean = workload.reaches.filter(
    ({ headless, service }) => headless === (kind === 'headless') && !(headless && isForPeers(service, workload)),
  );
  return mayMean.map(({ service }) => ({ service }));
}

/** What the carrier of a route is called as a source. */
const CARRIED: ReadonlyMap<Carrier['kind'], TrafficSource['kind']> = new Map([
  ['ingress-nginx', 'ingress-nginx'],
  ['aws-alb', 'aws-alb'],
  ['aws-nlb', 'aws-nlb'],
  ['gke', 'gke-neg'],
]);

function isSamePath(one: FieldPath, other: FieldPath): boolean {
  return one.length === other.length && one.every((step, index) => step === other[index]);
}

/** Whether clients find pods that are not ready, by a headless Service or by another one. */
function publishesNotReady(workload: Workload, headless: boolean): boolean {
  return workload.reaches.some(
    (reach) =>
      reach.publishesNotReady && reach.headless === headless && !(headless && isForPeers(reach.service, workload)),
  );
}
