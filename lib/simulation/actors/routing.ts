import type { Seconds } from '../../kubernetes';
import { learn } from '../account/routes';
import { put } from './put';
import type { Channel, EndpointState, Pod, Route, Sim } from './state';

/** kube-proxy writes its rules at most this often. @see pkg/proxy/apis/config/v1alpha1/defaults.go minSyncPeriod */
const LEAST_BETWEEN_SYNCS: Seconds = 1;

const STATES: readonly EndpointState[] = ['none', 'not-ready', 'ready', 'terminating'];

/** The slices have changed: the routing of a channel follows, sooner or later. */
export function notice(sim: Sim, channel: Channel, pod: Pod): void {
  const route = pod.routes[channel.index] as Route;
  route.noticed += 1;
  if (!sim.draw.isWorst && channel.isProxied) {
    channel.pending.add(pod);
    awaitProxy(sim, channel);
    return;
  }
  const after = delayOf(sim, channel, pod, route);
  if (after === 0) learnState(sim, channel, pod, pod.slice, route.noticed);
  else put(sim, after, 'route', { pod, channel, value: STATES.indexOf(pod.slice), stamp: route.noticed });
}

/** A change arrives where requests are sent from. */
export function routeChanged(sim: Sim, channel: Channel, pod: Pod, state: number, stamp: number): void {
  learnState(sim, channel, pod, STATES[state] ?? 'none', stamp);
}

function learnState(sim: Sim, channel: Channel, pod: Pod, state: EndpointState, stamp: number): void {
  const route = pod.routes[channel.index] as Route;
  if (stamp <= route.learnt) return;
  route.learnt = stamp;
  learn(sim, channel, pod, state);
}

function delayOf(sim: Sim, channel: Channel, pod: Pod, route: Route): Seconds {
  const { drainLag, firstUse, callTimeout } = channel.model;
  const { routing, atLimit } = sim.setting.adversary;
  if (pod.slice === 'ready') {
    if (pod.model.isGated && !followsInOrder(channel)) return 0;
    const late = routing === 'late' || (routing === 'split' && (atLimit || !followsInOrder(channel)));
    return sim.draw.between(0, firstUse, late ? firstUse : 0);
  }
  if (route.noticed === 1) return 0; // it was never there
  const call = sim.draw.between(0, callTimeout, routing === 'late' ? callTimeout : 0);
  return call + sim.draw.between(0, drainLag, routing === 'late' ? drainLag : 0);
}

/** Whether who follows the slices sees the changes one after the other, so that none of them overtakes another. */
function followsInOrder({ model }: Channel): boolean {
  return ['cluster-ip', 'node-port', 'headless', 'ingress-nginx'].includes(model.kind);
}

/** kube-proxy follows at once, unless it has just done so, or other workloads have made it. */
function awaitProxy(sim: Sim, channel: Channel): void {
  if (channel.syncAt <= sim.now || channel.syncAt !== Infinity) return;
  const due = sim.setting.busyCluster
    ? channel.lastSync + Math.ceil((sim.now - channel.lastSync) / LEAST_BETWEEN_SYNCS) * LEAST_BETWEEN_SYNCS
    : Math.max(sim.now, channel.lastSync + LEAST_BETWEEN_SYNCS);
  channel.syncAt = due;
  put(sim, due - sim.now, 'proxy-sync', { channel });
}

/** kube-proxy looks at everything that it has heard of, and writes the rules for it: what comes in and what goes out. */
export function proxySync(sim: Sim, channel: Channel): void {
  channel.syncAt = Infinity;
  channel.lastSync = sim.now;
  const written = sim.draw.latency('proxyProgram');
  const pods = [...channel.pending].sort((one, other) => Number(isIn(other)) - Number(isIn(one)));
  channel.pending.clear();
  for (const pod of pods) {
    const { noticed, knows } = pod.routes[channel.index] as Route;
    if (knows === 'none' && !isOfUse(pod)) continue;
    put(sim, written, 'route', { pod, channel, value: STATES.indexOf(pod.slice), stamp: noticed });
  }
}

function isOfUse({ slice }: Pod): boolean {
  return slice === 'ready' || slice === 'terminating';
}

/** Nothing goes out before what takes its place has come in. */
function isIn(pod: Pod): boolean {
  return pod.slice === 'ready';
}
