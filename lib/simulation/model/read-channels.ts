import { followsInOrder, type TrafficSource } from '../../facts';
import { isForPeers, type Workload } from '../../workload';
import type { ChannelModel } from './setting';
import { staysOnNode } from './stays-on-node';

/** Each source is taken to send an equal share. */
export function readChannels(workload: Workload, gated: readonly TrafficSource[]): readonly ChannelModel[] {
  const sources = workload.traffic.value.filter(({ kind }) => kind !== 'none');
  return sources.map((source) => ({
    kind: source.kind,
    reaches: [0],
    drainLag: source.drainLag,
    firstUse: source.firstUse,
    callTimeout: source.deregistration?.callTimeout ?? 0,
    inOrder: followsInOrder(source),
    isGated: gated.includes(source),
    perNode: source.kind === 'cluster-ip' && staysOnNode(workload),
    publishesNotReady: publishesNotReady(workload, source.kind === 'headless'),
    share: 1 / sources.length,
  }));
}

/** Whether clients find pods that are not ready, by a headless Service or by another one. */
function publishesNotReady(workload: Workload, headless: boolean): boolean {
  return workload.reaches.some(
    (reach) =>
      reach.publishesNotReady && reach.headless === headless && !(headless && isForPeers(reach.service, workload)),
  );
}
