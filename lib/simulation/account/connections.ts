import type { Seconds } from '../../kubernetes';
import { put } from '../actors/put';
import type { Channel, Container, Pod, Route, Sim } from '../actors/state';
import { book } from './account';
import { advance } from './flow';
import { requestTime } from './in-flight';

/** The fewest seconds between two tries to connect again: a client does not try faster than its requests come. */
const FASTEST_RETRY: Seconds = 0.01;

/** Less than this of all connections counts as none. */
const NO_MASS = 1e-4;

/** How many connections are open: as many as requests are under way at once, and no more than the clients keep. */
export function openConnections(sim: Sim, pod: Pod): number {
  const { connections, rate } = sim.setting.clients;
  if (connections === 'new') return 0;
  return Math.max(1, Math.min(connections, rate * requestTime(pod)));
}

/** A pod ends its connections: their clients connect anew with their next requests. */
export function releaseConnections(sim: Sim, pod: Pod, share = 1): void {
  for (const [index, route] of pod.routes.entries()) {
    if (route.mass === 0) continue;
    const channel = sim.channels[index] as Channel;
    advance(sim, channel);
    const released = route.mass * share;
    route.accepted.push({ from: route.massSince, to: sim.now, mass: released });
    route.mass = share === 1 ? 0 : route.mass - released;
    route.massSince = sim.now;
    channel.loose += released;
    reconnectSoon(sim, channel, pod);
  }
}

/** A process ends while requests come over its connections: the next ones are reset. */
export function resetConnections(sim: Sim, container: Container): void {
  const { pod } = container;
  const window = sim.draw.latency('resetWindow');
  for (const [index, route] of pod.routes.entries()) {
    if (route.mass === 0) continue;
    const channel = sim.channels[index] as Channel;
    const requests = sim.setting.clients.rate * channel.model.share * route.mass * window;
    const span = { from: sim.now, to: sim.now + window };
    book(sim.account, {
      ...span,
      cause: 'reset-keep-alive',
      reason: 'kept-alive',
      requests,
      pod,
      container: container.index,
    });
  }
  releaseConnections(sim, pod);
  for (const route of pod.routes) route.accepted.length = 0;
}

/** How likely a pod has a connection with a request under way, which keeps it from ending before it is killed. */
export function busyShare(sim: Sim, pod: Pod): number {
  const open = openConnections(sim, pod);
  if (open === 0) return 0;
  return Math.min(1, (sim.setting.clients.rate * requestTime(pod)) / open);
}

function reconnectSoon(sim: Sim, channel: Channel, pod: Pod): void {
  if (channel.reconnecting) return;
  channel.reconnecting = true;
  const each = openConnections(sim, pod) / (sim.setting.clients.rate * channel.model.share);
  put(sim, Math.max(FASTEST_RETRY, each), 'reconnect', { pod, channel });
}

/** Those that have got through keep their connections; the others try again. */
export function reconnect(sim: Sim, channel: Channel, pod: Pod): void {
  channel.reconnecting = false;
  advance(sim, channel);
  const each = channel.usable === 0 ? 0 : channel.loose / channel.usable;
  for (const other of each > 0 ? sim.pods : []) {
    const route = other.routes[channel.index] as Route;
    if (route.mode !== 'good') continue;
    if (route.mass > 0) route.accepted.push({ from: route.massSince, to: sim.now, mass: route.mass });
    route.mass += each;
    route.massSince = sim.now;
    channel.loose -= each;
  }
  if (channel.loose < NO_MASS) channel.loose = 0;
  else reconnectSoon(sim, channel, pod);
}
