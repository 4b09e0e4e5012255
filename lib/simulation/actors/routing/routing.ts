import type { Seconds } from '../../../kubernetes';
import { learn } from '../../account/routes';
import { troubleOf } from '../../account/trouble';
import type { ContainerModel } from '../../model/pod-model';
import { leastOf } from '../../latency/draw';
import { LATENCIES } from '../../latency/latencies';
import { leadsTo } from './leads-to';
import { takesElsewhere } from '../nodes/takes';
import { put } from '../../world/put';
import { sliceOf } from './slice-of';
import type { Channel } from '../../world/channel';
import type { Pod } from '../../world/pod';
import type { EndpointState, Route } from '../../world/route';
import type { Sim } from '../../world/sim';

/** kube-proxy writes its rules at most this often. @see pkg/proxy/apis/config/v1alpha1/defaults.go minSyncPeriod */
const LEAST_BETWEEN_SYNCS: Seconds = 1;

const STATES: readonly EndpointState[] = ['none', 'not-ready', 'ready', 'terminating'];

/** The slices have changed: the routing of a channel follows, sooner or later. */
export function notice(sim: Sim, channel: Channel, pod: Pod): void {
  if (channel.model.byNode === 'host-port' || !leadsTo(channel, pod)) return;
  const route = pod.routes[channel.index] as Route;
  route.noticed += 1;
  if (!sim.draw.isWorst && channel.isProxied && channel.model.kind !== 'node-health-check') {
    channel.pending.add(pod);
    awaitProxy(sim, channel);
    return;
  }
  const after = inOrder(sim, channel, pod, delayOf(sim, channel, pod, route));
  if (after === 0) learnState(sim, channel, pod, sliceOf(channel, pod), route.noticed);
  else put(sim, after, 'route', { pod, channel, value: stateOf(channel, pod), stamp: route.noticed });
}

/**
 * Another list of endpoints is followed from one moment on. Where it begins empty, a pod comes into it when it has been
 * registered there and found healthy.
 */
export function relearn(sim: Sim, channel: Channel, pod: Pod, isRefilled: boolean): void {
  const route = pod.routes[channel.index] as Route;
  const state = sliceOf(channel, pod);
  route.noticed += 1;
  route.learnt = route.noticed;
  learn(sim, channel, pod, isRefilled ? 'none' : state);
  if (!isRefilled || state !== 'ready') return;
  route.noticed += 1;
  const { firstUse } = channel.model;
  const after = sim.draw.between(0, firstUse, firstUse);
  put(sim, after, 'route', { pod, channel, value: stateOf(channel, pod), stamp: route.noticed });
}

/** How much later than the soonest a pod may have become ready. */
const LATER: Seconds = LATENCIES.start.worst - leastOf('start');

/** What an eviction has waited for may have become ready just now: it is sent requests so much later. */
export function noticeLate(sim: Sim): void {
  for (const pod of sim.pods) {
    if (!pod.ready || pod.deletedAt !== undefined || sim.now - pod.readySince > LATER) continue;
    for (const channel of sim.channels) {
      const route = pod.routes[channel.index] as Route;
      if (route.knows === 'ready' || route.noticed === route.learnt) continue;
      route.learnt = route.noticed; // what is on its way does not count
      notice(sim, channel, pod);
    }
  }
}

/**
 * Who follows the slices sees the changes one after the other: what goes out waits for what has come in earlier, but no
 * longer than it may take ({@link takeEarlier}).
 */
function inOrder(sim: Sim, channel: Channel, pod: Pod, after: Seconds): Seconds {
  if (!isOrdered(sim, channel)) return after;
  const at = sim.now + after;
  if (isIn(channel, pod)) channel.lastIn = Math.max(channel.lastIn, at);
  if (isIn(channel, pod) || channel.lastIn <= at) return after;
  const latest = latestCall(channel, pod) + channel.model.drainLag - sinceDeletion(sim, pod);
  return Math.max(after, Math.min(channel.lastIn - sim.now, latest));
}

/** With the first change that goes out, everything is known that has come in until then. */
function takeEarlier(sim: Sim, channel: Channel): void {
  if (!isOrdered(sim, channel) || channel.lastIn <= sim.now) return;
  for (const pod of sim.pods) {
    const { noticed, knows } = pod.routes[channel.index] as Route;
    if (knows !== 'ready' && isIn(channel, pod)) learnState(sim, channel, pod, 'ready', noticed);
  }
  channel.lastIn = sim.now;
}

function isOrdered({ setting }: Sim, channel: Channel): boolean {
  // Who has stated facts, and has just enough replicas, does not count on what comes in and what goes out being one step.
  const { adversary, subject } = setting;
  return channel.model.inOrder && !(subject.isStated === true && adversary.atLimit);
}

/** A change arrives where requests are sent from. */
export function routeChanged(sim: Sim, channel: Channel, pod: Pod, state: number, stamp: number): void {
  learnState(sim, channel, pod, STATES[state] ?? 'none', stamp);
}

function stateOf(channel: Channel, pod: Pod): number {
  return STATES.indexOf(sliceOf(channel, pod));
}

function learnState(sim: Sim, channel: Channel, pod: Pod, state: EndpointState, stamp: number): void {
  const route = pod.routes[channel.index] as Route;
  if (stamp <= route.learnt) return;
  if (state !== 'ready' && route.knows === 'ready') takeEarlier(sim, channel);
  route.learnt = stamp;
  learn(sim, channel, pod, state);
}

function delayOf(sim: Sim, channel: Channel, pod: Pod, route: Route): Seconds {
  const { drainLag, firstUse } = channel.model;
  const { adversary } = sim.setting;
  if (isIn(channel, pod)) {
    if (channel.model.isGated) return 0;
    const isLate = sim.draw.isWorst && firstUse > 0 && (troubleOf(pod) ? adversary.lateInSilent : adversary.lateIn);
    const wait = sim.draw.between(0, firstUse, isLate ? firstUse : 0);
    return Math.max(0, wait - sinceReady(sim, pod));
  }
  if (route.noticed === 1) return 0; // it was never there
  const latest = latestCall(channel, pod);
  const since = sinceDeletion(sim, pod);
  const fixed = endsRegistration(pod) ? latest : undefined;
  if (!sim.draw.isWorst) {
    const call = fixed ?? sim.draw.between(0, latest, 0);
    return Math.max(0, call + sim.draw.between(0, drainLag, 0) - since);
  }
  const [soon, late] = [Math.max(0, (fixed ?? 0) - since), Math.max(0, latest + drainLag - since)];
  if (soon === late) return soon; // nobody has to be asked
  return (refusesWithin(pod, drainLag + latest) ? adversary.lateOut : adversary.lateOutServing) ? late : soon;
}

function sinceDeletion({ now }: Sim, { deletedAt, readySince }: Pod): Seconds {
  return now - (deletedAt ?? readySince);
}

/** How long at the most the call takes that ends a registration. */
function latestCall({ model }: Channel, pod: Pod): Seconds {
  return endsRegistration(pod) ? pod.calls * model.callTimeout : model.callTimeout;
}

/** Whether a pod that goes ceases to answer while it may still be sent requests. */
function refusesWithin(pod: Pod, lag: Seconds): boolean {
  if (troubleOf(pod)) return true;
  return pod.model.answering.some((place) => {
    const { hook, application } = pod.model.containers[place] as ContainerModel;
    const serves = application.onSigterm.kind === 'keeps-serving' ? application.onSigterm.for : 0;
    return hook.atLeast + serves < lag;
  });
}

/** A hook that makes calls ends the registration itself, and waits from then on: what the call takes, both do. */
function endsRegistration({ model }: Pod): boolean {
  return model.serving.some((place) => {
    const { atLeast = 0, atMost = 0 } = model.containers[place]?.hook ?? {};
    return atLeast < atMost && Number.isFinite(atMost);
  });
}

/** First use counts from Ready, as minReadySeconds does: where moments are drawn, from the second that it was in. */
function sinceReady({ now, draw, clock }: Sim, { ready, readySince }: Pod): Seconds {
  return draw.isWorst || !ready ? 0 : now - (Math.floor(readySince + clock) - clock);
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
  const written = takesElsewhere(sim, 'proxyProgram');
  channel.lastSync = sim.now + written; // it counts from the end of a sync
  const pods = [...channel.pending].sort((one, other) => Number(isIn(channel, other)) - Number(isIn(channel, one)));
  channel.pending.clear();
  for (const pod of pods) {
    const { noticed, knows } = pod.routes[channel.index] as Route;
    if (knows === 'none' && !isOfUse(channel, pod)) continue;
    put(sim, written, 'route', { pod, channel, value: stateOf(channel, pod), stamp: noticed });
  }
}

function isOfUse(channel: Channel, pod: Pod): boolean {
  return isIn(channel, pod) || pod.slice === 'terminating';
}

/** Nothing goes out before what takes its place has come in. */
function isIn(channel: Channel, pod: Pod): boolean {
  return sliceOf(channel, pod) === 'ready';
}
