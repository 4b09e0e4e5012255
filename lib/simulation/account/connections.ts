import { maxOf, type Seconds } from '../../kubernetes';
import { leadsTo } from '../actors/routing/leads-to';
import type { Setting } from '../model/setting';
import { workloadsOf } from '../model/workloads-of';
import { put } from '../world/put';
import type { Channel } from '../world/channel';
import type { Container, Pod } from '../world/pod';
import type { Route } from '../world/route';
import type { Sim } from '../world/sim';
import { book } from './account';
import { advance } from './flow';
import { noteAccepted, requestTime } from './in-flight';
import { worstWay } from './worst-way';

/** The fewest seconds between two tries to connect again: a client does not try faster than its requests come. */
const FASTEST_RETRY: Seconds = 0.01;

/** Less than this of all connections counts as none. */
const NO_MASS = 1e-4;

/** How many connections are open: as many as requests are under way at once, and no more than the clients keep. */
export function openConnections(sim: Sim, pod: Pick<Pod, 'model'>): number {
  const { connections, rate } = sim.setting.clients;
  if (connections === 'new') return 0;
  return Math.max(1, Math.round(Math.min(connections, rate * requestTime(pod))));
}

/** Kept-alive connections are spread over the pods that were there when they were opened: by chance, or evenly. */
export function shareConnections(sim: Sim): void {
  for (const channel of sim.channels) {
    const pods = [...sim.pods].filter((pod) => leadsTo(channel, pod));
    const [first] = pods;
    if (!first) continue;
    channel.loose = 0;
    const count = openConnections(sim, first);
    const each = channel.ways ? 1 : sim.draw.isWorst ? 1 / pods.length : 0;
    for (const pod of pods) (pod.routes[channel.index] as Route).mass = each;
    for (let index = 0; index < count && !sim.draw.isWorst; index += 1) {
      (anyOf(sim, pods).routes[channel.index] as Route).mass += 1 / count;
    }
  }
}

function anyOf(sim: Sim, pods: readonly Pod[]): Pod {
  return pods[Math.floor(sim.draw.between(0, pods.length, 0))] as Pod;
}

/** Where nobody says at which pods connections are, all of them may be at each one that takes some. */
export function noteRoute(sim: Sim, channel: Channel, pod: Pod, before: Route['mode']): void {
  if (!channel.ways) return;
  const route = pod.routes[channel.index] as Route;
  const isGood = route.mode === 'good';
  const blow = route.trouble && { ...route.trouble, pod };
  channel.ways.routed(sim.now, route, { wasGood: before === 'good', isGood, blow, usable: channel.usable });
  if (!isGood || route.mass > 0) return;
  route.mass = 1;
  route.massSince = sim.now;
}

/** Books what has been lost on the worst way of all. */
export function bookWorstWay(sim: Sim, channel: Channel): void {
  const { setting, account, now } = sim;
  if (!channel.ways) return;
  const slow = slowestOf(setting, channel);
  const kept = {
    count: openConnections(sim, slow),
    rate: setting.clients.rate * channel.share,
    requestTime: requestTime(slow),
    retry: retryAfter(sim, channel, slow),
  };
  for (const entry of worstWay(channel.ways, kept, now)) book(account, entry);
}

/** The pods of a channel whose requests take longest. */
function slowestOf(setting: Setting, { model: { reaches } }: Channel): Pick<Pod, 'model'> {
  const models = reaches.flatMap((place) => {
    const { old, next } = workloadsOf(setting)[place] ?? setting.subject;
    return [{ model: old }, { model: next }];
  });
  return models.reduce((slow, one) => (requestTime(one) >= requestTime(slow) ? one : slow));
}

/** A pod ends its connections: their clients connect anew with their next requests. */
export function releaseConnections(sim: Sim, pod: Pod, share = 1): void {
  for (const [index, route] of pod.routes.entries()) {
    if (route.mass === 0) continue;
    const channel = sim.channels[index] as Channel;
    advance(sim, channel);
    const released = route.mass * share;
    noteAccepted(sim, pod, route, { from: route.massSince, to: sim.now, mass: released });
    route.mass = share === 1 ? 0 : route.mass - released;
    route.massSince = sim.now;
    if (channel.ways) channel.ways.leave(sim.now, route, share < 1);
    else seek(sim, channel, pod, released);
  }
}

function seek(sim: Sim, channel: Channel, pod: Pod, released: number): void {
  if (sim.draw.isWorst) channel.loose += released;
  else channel.waiting += Math.round(released * openConnections(sim, pod));
  reconnectSoon(sim, channel, pod);
}

/** What is sent over connections while their process ends or closes them is reset, unless its clients send it again. */
export function bookResets(sim: Sim, { pod, index: place, model }: Container): void {
  if (model.application.kept === 'clients-retry') return;
  const window = sim.draw.latency('resetWindow');
  for (const [index, route] of pod.routes.entries()) {
    if (route.mass === 0) continue;
    const { share, ways } = sim.channels[index] as Channel;
    const blow = { cause: 'reset-keep-alive', reason: 'kept-alive', pod, container: place } as const;
    const requests = sim.setting.clients.rate * share * route.mass * window;
    if (ways) ways.reset(sim.now, route, window, blow);
    else book(sim.account, { ...blow, from: sim.now, to: sim.now + window, requests, share: 0 });
  }
}

/** A process ends while requests come over its connections: the next ones are reset. */
export function resetConnections(sim: Sim, container: Container): void {
  const { pod } = container;
  bookResets(sim, container);
  releaseConnections(sim, pod);
  for (const [index, route] of pod.routes.entries()) {
    route.accepted.length = 0;
    sim.channels[index]?.ways?.forget(route);
  }
}

/** How likely a connection has a request under way, so that it keeps its pod from ending before it is killed. */
export function busyShare(sim: Sim, pod: Pod): number {
  const open = openConnections(sim, pod);
  return open === 0 ? 0 : Math.min(1, (sim.setting.clients.rate * requestTime(pod)) / open);
}

/** In how many seconds each connection of a pod has had a request. */
export function slowestTurn(sim: Sim, pod: Pod): Seconds {
  const turns = sim.channels.map((channel) =>
    (pod.routes[channel.index]?.mass ?? 0) > 0 ? retryAfter(sim, channel, pod) : 0,
  );
  return maxOf(turns, 0);
}

/** Whether connections that are opened to a pod stay: not where each answer closes its own. */
function keeps({ containers }: Pod): boolean {
  return containers.every(({ saidClose }) => !saidClose);
}

function retryAfter(sim: Sim, { share }: Channel, pod: Pick<Pod, 'model'>): Seconds {
  const each = openConnections(sim, pod) / (sim.setting.clients.rate * share);
  return Math.max(FASTEST_RETRY, each);
}

function reconnectSoon(sim: Sim, channel: Channel, pod: Pod): void {
  if (channel.reconnecting) return;
  channel.reconnecting = true;
  put(sim, retryAfter(sim, channel, pod), 'reconnect', { pod, channel });
}

/** Those that get through keep their connections; the others try again. */
export function reconnect(sim: Sim, channel: Channel, pod: Pod): void {
  channel.reconnecting = false;
  advance(sim, channel);
  if (sim.draw.isWorst) attachEvenly(sim, channel);
  else attachByChance(sim, channel, pod);
  if (channel.loose < NO_MASS) channel.loose = 0;
  if (channel.loose > 0 || channel.waiting > 0) reconnectSoon(sim, channel, pod);
}

function attachEvenly(sim: Sim, channel: Channel): void {
  const each = channel.usable === 0 ? 0 : channel.loose / channel.usable;
  for (const pod of each > 0 ? sim.pods : []) {
    const route = pod.routes[channel.index] as Route;
    if (route.mode !== 'good' || !keeps(pod)) continue;
    attach(sim, pod, route, each);
    channel.loose -= each;
  }
}

/** Each connection asks once: a pod that does not answer costs it a request. */
function attachByChance(sim: Sim, channel: Channel, pod: Pod): void {
  const trying = channel.waiting;
  if (channel.usable === 0) {
    bookTries(sim, channel, pod, { requests: trying });
    return;
  }
  const usable = [...sim.pods, ...sim.ghosts].filter(({ routes }) => routes[channel.index]?.mode !== 'none');
  const failed = new Map<Pod, number>();
  for (let index = 0; index < trying; index += 1) {
    const reached = anyOf(sim, usable);
    const route = reached.routes[channel.index] as Route;
    if (route.mode === 'good' && !keeps(reached)) continue;
    if (route.mode === 'good') {
      attach(sim, reached, route, 1 / openConnections(sim, pod));
      channel.waiting -= 1;
    } else {
      failed.set(reached, (failed.get(reached) ?? 0) + 1);
    }
  }
  for (const [reached, requests] of failed) bookTries(sim, channel, pod, { requests, reached });
}

/** Tries of connections that did not get through: one request each. */
function bookTries(
  sim: Sim,
  channel: Channel,
  pod: Pod,
  { requests, reached }: { readonly requests: number; readonly reached?: Pod },
): void {
  const span = { from: sim.now, to: sim.now + retryAfter(sim, channel, pod) };
  const trouble = reached?.routes[channel.index]?.trouble;
  const { cause, reason } = trouble ?? { cause: 'no-endpoint' as const, reason: 'nothing-there' as const };
  book(sim.account, { ...span, cause, reason, requests, share: 1, pod: reached, container: trouble?.container });
}

function attach(sim: Sim, pod: Pod, route: Route, mass: number): void {
  if (route.mass > 0) noteAccepted(sim, pod, route, { from: route.massSince, to: sim.now, mass: route.mass });
  route.mass += mass;
  route.massSince = sim.now;
}
