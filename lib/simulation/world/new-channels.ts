import { KeptWays } from '../account/kept-ways';
import { leadsTo } from '../actors/routing/leads-to';
import type { TrafficKind } from '../../facts';
import type { Draw } from '../latency/draw';
import type { Setting } from '../model/setting';
import type { Channel } from './channel';
import { LONG_AGO } from './long-ago';
import type { Node } from './pod';
import type { Sim } from './sim';

/** One for each source; where each node keeps its requests to itself, one for each node. */
export function newChannels(setting: Setting, nodes: readonly Node[], draw: Draw): readonly Channel[] {
  const parts = setting.channels.flatMap((model): readonly Part[] =>
    model.byNode ? nodes.map((node) => ({ model, node })) : [{ model, node: undefined }],
  );
  const { unlucky } = setting.adversary;
  return parts.map((part, index) => newChannel(part, index, draw, unlucky ? new KeptWays() : undefined));
}

/** What kube-proxy has a part in. */
const PROXIED: ReadonlySet<TrafficKind> = new Set(['cluster-ip', 'node-port', 'node-local', 'node-health-check']);

/** What a channel is of. */
type Part = Pick<Channel, 'model' | 'node'>;

function newChannel(part: Part, index: number, draw: Draw, ways: Channel['ways']): Channel {
  const { model, node } = part;
  return {
    model,
    node,
    index,
    ways,
    share: model.share,
    isProxied: PROXIED.has(model.kind),
    known: { ready: 0, terminating: 0 },
    isSwitched: false,
    usable: 0,
    good: 0,
    flow: 0,
    flowAt: LONG_AGO,
    flowTimes: [LONG_AGO],
    flowValues: [0],
    loose: 1,
    reconnecting: false,
    waiting: 0,
    pending: new Set(),
    syncAt: Infinity,
    lastSync: -100 - draw.between(0, 1, 0),
    lastIn: 0,
  };
}

/** Requests that enter by nodes come to those that have a pod: to the others they never got through. */
export function shareNodes({ channels, pods }: Sim): void {
  const isUsed = (channel: Channel) => [...pods].some((pod) => leadsTo(channel, pod));
  for (const channel of channels) {
    if (!channel.node) continue;
    const used = channels.filter((one) => one.model === channel.model && isUsed(one)).length;
    channel.share = isUsed(channel) ? channel.model.share / used : 0;
  }
}
