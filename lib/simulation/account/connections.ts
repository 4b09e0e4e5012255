import type { Seconds } from '../../kubernetes';
import { put } from '../actors/put';
import type { Channel, Container, Pod, Route, Sim } from '../actors/state';
import { book } from './account';
import { advance } from './flow';
import { noteAccepted, requestTime } from './in-flight';

/** The fewest seconds between two tries to connect again: a client does not try faster than its requests come. */
const FASTEST_RETRY: Seconds = 0.01;

/** Less than this of all connections counts as none. */
const NO_MASS = 1e-4;

/** How many connections are open: as many as requests are under way at once, and no more than the clients keep. */
export function openConnections(sim: Sim, pod: Pod): number {
  const { connections, rate } = sim.setting.clients;
  if (connections === 'new') return 0;
  return Math.max(1, Math.round(Math.min(connections, rate * requestTime(pod))));
}

/** Kept-alive connections are spread over the pods that were there when they were opened: by chance, or evenly. */
export function shareConnections(sim: Sim): void {
  const [first] = sim.pods;
  if (!first) return;
  for (const channel of sim.channels) {
    const pods = [...sim.pods].filter((pod) => !channel.node || channel.node === pod.node);
    channel.loose = 0;
    const count = openConnections(sim, first);
    for (const pod of pods) (pod.routes[channel.index] as Route).mass = sim.draw.isWorst ? 1 / pods.length : 0;
    for (let index = 0; index < count && !sim.draw.isWorst; index += 1) {
      (anyOf(sim, pods).routes[channel.index] as Route).mass += 1 / count;
    }
  }
}

function anyOf(sim: Sim, pods: readonly Pod[]): Pod {
  return pods[Math.floor(sim.draw.between(0, pods.length, 0))] as Pod;
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
    if (sim.draw.isWorst) channel.loose += released;
    else channel.waiting += Math.round(released * openConnections(sim, pod));
    reconnectSoon(sim, channel, pod);
  }
}

/** A process ends while requests come over its connections: the next ones are reset. */
export function resetConnections(sim: Sim, container: Container): void {
  const { pod } = container;
  const window = sim.draw.latency('resetWindow');
  for (const [index, route] of pod.routes.entries()) {
    if (route.mass === 0) continue;
    const { share } = (sim.channels[index] as Channel).model;
    const requests = sim.setting.clients.rate * share * route.mass * window;
    const why = { cause: 'reset-keep-alive', reason: 'kept-alive' } as const;
    book(sim.account, {
      from: sim.now,
      to: sim.now + window,
      ...why,
      requests,
      share: 0,
      pod,
      container: container.index,
    });
  }
  releaseConnections(sim, pod);
  for (const route of pod.routes) route.accepted.length = 0;
}

/** How likely a connection has a request under way, so that it keeps its pod from ending before it is killed. */
export function busyShare(sim: Sim, pod: Pod): number {
  const open = openConnections(sim, pod);
  return open === 0 ? 0 : Math.min(1, (sim.setting.clients.rate * requestTime(pod)) / open);
}

function retryAfter(sim: Sim, channel: Channel, pod: Pod): Seconds {
  const each = openConnections(sim, pod) / (sim.setting.clients.rate * channel.model.share);
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
    if (route.mode !== 'good') continue;
    attach(sim, pod, route, each);
    channel.loose -= each;
  }
}

/** Each connection asks once: a pod that does not answer costs it a request. */
function attachByChance(sim: Sim, channel: Channel, pod: Pod): void {
  const usable = [...sim.pods, ...sim.ghosts].filter(({ routes }) => routes[channel.index]?.mode !== 'none');
  const span = { from: sim.now, to: sim.now + retryAfter(sim, channel, pod) };
  const trying = channel.waiting;
  for (let index = 0; index < trying; index += 1) {
    const reached = usable.length > 0 ? anyOf(sim, usable) : undefined;
    const route = reached?.routes[channel.index];
    if (reached && route?.mode === 'good') {
      attach(sim, reached, route, 1 / openConnections(sim, pod));
      channel.waiting -= 1;
      continue;
    }
    const why = route?.trouble ?? { cause: 'no-endpoint' as const, reason: 'nothing-there' as const };
    const container = route?.trouble?.container?.index;
    book(sim.account, {
      ...span,
      cause: why.cause,
      reason: why.reason,
      requests: 1,
      share: 1,
      pod: reached,
      container,
    });
  }
}

function attach(sim: Sim, pod: Pod, route: Route, mass: number): void {
  if (route.mass > 0) noteAccepted(sim, pod, route, { from: route.massSince, to: sim.now, mass: route.mass });
  route.mass += mass;
  route.massSince = sim.now;
}
