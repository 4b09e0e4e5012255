import type { Seconds } from '../../kubernetes';
import type { Channel } from '../world/channel';
import type { Container, Pod } from '../world/pod';
import type { Accepted, Route } from '../world/route';
import type { Sim } from '../world/sim';
import type { Cause } from '../cause';
import { book } from './account';
import type { Reason } from './reason';
import { advance, flowUntil } from './flow';

/** How long a request to this pod takes: as long as the slowest container that it goes through. */
export function requestTime(pod: Pick<Pod, 'model'>): Seconds {
  let longest = 0;
  for (const index of pod.model.answering) {
    longest = Math.max(longest, pod.model.containers[index]?.application.requestTime ?? 0);
  }
  return longest;
}

/** Notes a stretch in which a pod took requests, and forgets those of which none is under way any more. */
export function noteAccepted(sim: Sim, pod: Pod, { accepted }: Route, stretch: Accepted): void {
  const oldest = sim.now - requestTime(pod);
  let done = 0;
  while (done < accepted.length && (accepted[done] as Accepted).to < oldest) done += 1;
  if (done > 0) accepted.splice(0, done);
  accepted.push(stretch);
}

/** When the last request that this pod has taken is done; not later than now where there is none. */
export function busyUntil(sim: Sim, pod: Pod): Seconds {
  let last = -Infinity;
  for (const [index, route] of pod.routes.entries()) {
    const channel = sim.channels[index] as Channel;
    if (route.mode === 'good' && channel.loose > 0 && sim.now > route.since) last = sim.now;
    if (route.mass > 0) last = sim.now;
    for (const { to } of route.accepted) last = Math.max(last, to);
  }
  return last + requestTime(pod);
}

/** A process ends at once: what it has not answered yet is lost. */
export function cutInFlight(sim: Sim, container: Container, reason: Reason): void {
  const { pod } = container;
  const isReached = pod.model.serving.includes(container.index);
  const cause: Cause = isReached ? 'cut-in-flight' : 'bad-gateway';
  const from = sim.now - requestTime(pod);
  for (const [index, route] of pod.routes.entries()) {
    const channel = sim.channels[index] as Channel;
    advance(sim, channel);
    channel.ways?.cut(sim.now, route, sim.now - from, { cause, reason, pod, container: container.index });
    const spans = openSpans(sim, route);
    let requests = 0;
    let [first, last] = [Infinity, -Infinity];
    for (const span of spans) {
      const [start, end] = [Math.max(span.from, from), Math.min(span.to, sim.now)];
      if (end <= start) continue;
      requests += takenIn(sim, channel, span, start, end);
      [first, last] = [Math.min(first, start), Math.max(last, end)];
    }
    const share = last > first ? requests / (sim.setting.clients.rate * channel.share * (last - first)) : 0;
    book(sim.account, { from: first, to: last, cause, reason, requests, share, pod, container: container.index });
    forget(sim, route, channel);
  }
}

/** What it has taken until now, what it is taking included. */
function openSpans(sim: Sim, route: Route): readonly Accepted[] {
  const spans = [...route.accepted];
  if (route.mode === 'good') spans.push({ from: route.since, to: sim.now });
  if (route.mass > 0) spans.push({ from: route.massSince, to: sim.now, mass: route.mass });
  return spans;
}

function takenIn(sim: Sim, channel: Channel, { mass }: Accepted, from: Seconds, to: Seconds): number {
  if (channel.ways) return 0; // booked in the end
  if (mass === undefined) return flowUntil(channel, to) - flowUntil(channel, from);
  return sim.setting.clients.rate * channel.share * mass * (to - from);
}

/** Nothing is lost twice. */
function forget(sim: Sim, route: Route, channel: Channel): void {
  route.accepted.length = 0;
  if (route.mode === 'good') {
    route.since = sim.now;
    route.sinceFlow = channel.flow;
  }
  route.massSince = sim.now;
}
