import type { Channel } from '../world/channel';
import type { Pod } from '../world/pod';
import type { EndpointState, Route, Trouble } from '../world/route';
import type { Sim } from '../world/sim';
import { ownerOf } from '../actors/controllers/owner-of';
import { book } from './account';
import { bookWorstWay, noteRoute } from './connections';
import { advance, newRate } from './flow';
import { noteAccepted } from './in-flight';
import { noteMember } from './majority';
import { troubleOf } from './trouble';

/** The routing of a channel learns what an endpoint is good for. */
export function learn(sim: Sim, channel: Channel, pod: Pod, knows: EndpointState): void {
  const route = pod.routes[channel.index] as Route;
  if (route.knows === knows) return;
  const { known } = channel;
  const hadReady = known.ready > 0;
  count(known, route.knows, -1);
  route.knows = knows;
  count(known, knows, 1);
  refresh(sim, channel, pod);
  if (pod.removed) noteGhost(sim, pod);
  if (hadReady !== known.ready > 0 && known.terminating > 0) refreshTerminating(sim, channel);
}

/** A pod that is gone counts as long as any channel knows it: requests may be routed to it. */
export function noteGhost(sim: Sim, pod: Pod): void {
  if (pod.routes.some(({ knows }) => knows !== 'none')) sim.ghosts.add(pod);
  else sim.ghosts.delete(pod);
}

function count(known: Channel['known'], state: EndpointState, change: 1 | -1): void {
  if (state === 'ready') known.ready += change;
  if (state === 'terminating') known.terminating += change;
}

/** The fallback to terminating endpoints begins or ends. */
function refreshTerminating(sim: Sim, channel: Channel): void {
  for (const pods of [sim.pods, sim.ghosts]) {
    for (const pod of pods) if (pod.routes[channel.index]?.knows === 'terminating') refresh(sim, channel, pod);
  }
}

/** A pod has begun or ceased to answer. */
export function refreshAll(sim: Sim, pod: Pod): void {
  const others = noteMember(sim, pod) ? membersBeside(sim, pod) : [];
  for (const channel of sim.channels) {
    refresh(sim, channel, pod);
    for (const other of others) refresh(sim, channel, other);
  }
}

function membersBeside(sim: Sim, pod: Pod): readonly Pod[] {
  return [...ownerOf(sim, pod).pods].filter((one) => one !== pod);
}

/** Why a pod does not answer: by itself, or since too few members do beside it. */
function whySilent(sim: Sim, pod: Pod): Trouble | undefined {
  return troubleOf(pod) ?? (ownerOf(sim, pod).isShort ? NO_MAJORITY : undefined);
}

const NO_MAJORITY: Trouble = { cause: 'no-majority', reason: 'no-majority' };

function isUsable(sim: Sim, channel: Channel, route: Route): boolean {
  if (route.knows === 'ready') return true;
  const fallsBack = channel.isProxied && sim.setting.fallsBack && channel.known.ready === 0;
  return route.knows === 'terminating' && fallsBack;
}

/** Where a node answers for itself, what its pod does not answer yet, or no longer, another one beside it would. */
function troubleIn(sim: Sim, { model: { byNode } }: Channel, pod: Pod): Trouble | undefined {
  const trouble = whySilent(sim, pod);
  if (!trouble || byNode === undefined) return trouble;
  if (byNode !== 'host-port') return trouble.reason === 'stopped' ? { ...trouble, reason: 'no-own-pod' } : trouble;
  const isBetween = trouble.reason === 'stopped' || trouble.reason === 'starting';
  return isBetween ? { ...trouble, reason: 'port-free' } : trouble;
}

/** Requests come to what stops where nothing else is ready. */
function asLast(trouble: Trouble | undefined, { knows }: Route): Trouble | undefined {
  return trouble && knows === 'terminating' ? { ...trouble, isLast: true } : trouble;
}

/** Books what has been until now, where something about a pod in a channel changes. */
function refresh(sim: Sim, channel: Channel, pod: Pod): void {
  const route = pod.routes[channel.index] as Route;
  const usable = isUsable(sim, channel, route);
  const trouble = usable ? asLast(troubleIn(sim, channel, pod), route) : undefined;
  const mode = !usable ? 'none' : trouble ? 'bad' : 'good';
  const before = route.mode;
  if (mode === route.mode && isSame(trouble, route.trouble)) return;
  advance(sim, channel);
  close(sim, channel, pod, route);
  if (route.mode !== 'none') channel.usable -= 1;
  if (route.mode === 'good') channel.good -= 1;
  if (mode !== 'none') channel.usable += 1;
  if (mode === 'good') channel.good += 1;
  if (mode !== before) show(sim, channel, pod, mode !== 'none');
  route.mode = mode;
  route.trouble = trouble;
  route.since = sim.now;
  route.sinceFlow = channel.flow;
  noteRoute(sim, channel, pod, before);
}

/** Timelines show who is routed to, and how many answer: of the first source; all of it, where it has a channel for each node. */
function show({ channels, recorder }: Sim, channel: Channel, pod: Pod, isRouted: boolean): void {
  const isOfFirst = channel.index === 0 || (channel.node !== undefined && channels[0]?.node !== undefined);
  if (isOfFirst) recorder?.routed(pod, isRouted);
}

function isSame(one: Trouble | undefined, other: Trouble | undefined): boolean {
  return one?.cause === other?.cause && one?.reason === other?.reason && one?.isLast === other?.isLast;
}

function close(sim: Sim, channel: Channel, pod: Pod, route: Route): void {
  if (route.mode === 'good' && sim.now > route.since) {
    noteAccepted(sim, pod, route, { from: route.since, to: sim.now });
  }
  const { trouble } = route;
  if (route.mode !== 'bad' || !trouble) return;
  const { cause, reason, container, isLast } = trouble;
  const requests = channel.flow - route.sinceFlow;
  const share = shareOf(sim, channel, requests, sim.now - route.since);
  const about = { pod, container, isLast };
  book(sim.account, { from: route.since, to: sim.now, cause, reason, requests, share, ...about });
}

/** How large a part of the requests in so many seconds these are; all of them where every pod fails alike. */
function shareOf(sim: Sim, channel: Channel, requests: number, elapsed: number): number {
  if (channel.good === 0) return 1;
  const all = newRate(sim, channel) * elapsed;
  return all > 0 ? Math.min(1, requests / all) : 1;
}

/** Books what is still open, at the end of a run. */
export function settle(sim: Sim): void {
  for (const channel of sim.channels) {
    advance(sim, channel);
    bookWorstWay(sim, channel);
    for (const pod of [...sim.pods, ...sim.ghosts]) {
      const route = pod.routes[channel.index] as Route;
      close(sim, channel, pod, route);
      route.sinceFlow = channel.flow;
      route.since = sim.now;
    }
  }
}
