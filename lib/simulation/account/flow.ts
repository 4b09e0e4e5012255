import type { Seconds } from '../../kubernetes';
import type { Channel } from '../world/channel';
import type { Sim } from '../world/sim';
import type { Controller } from '../actors/controllers/controller';
import { book, NOTHING, type Entry } from './account';

/** Requests per second over this channel that look for a pod by the routing. */
export function newRate(sim: Sim, channel: Channel): number {
  const isWithout = channel.node?.lost === true && channel.model.byNode === 'inside'; // its clients are lost, too
  return isWithout ? 0 : sim.setting.clients.rate * channel.share * channel.loose;
}

/** A channel, or all of those that one source is made of: it has one for each node that keeps its requests to itself. */
export function wholeOf({ channels }: Sim, channel: Channel): readonly Channel[] {
  return channel.node ? channels.filter(({ model }) => model === channel.model) : [channel];
}

/**
 * Brings a channel up to now, before anything about it changes: what each usable pod has got until here, and what has
 * been lost for want of any. Between two calls every rate is constant, so that these are exact integrals.
 */
export function advance(sim: Sim, channel: Channel): void {
  const elapsed = sim.now - channel.flowAt;
  if (elapsed <= 0) return;
  const rate = newRate(sim, channel);
  if (channel.usable > 0) {
    channel.flow += (rate / channel.usable) * elapsed;
    bookOverload(sim, channel, elapsed);
  } else {
    const requests = rate * elapsed;
    const why = whyNothing(channel);
    book(sim.account, { from: channel.flowAt, to: sim.now, ...why, requests, share: 1 });
  }
  if (sim.acted && elapsed > NOTHING) {
    const good = channel.node ? wholeOf(sim, channel).reduce((sum, one) => sum + one.good, 0) : channel.good;
    sim.lowestCapacity = Math.min(sim.lowestCapacity, good);
  }
  channel.flowAt = sim.now;
  channel.flowTimes.push(sim.now);
  channel.flowValues.push(channel.flow);
}

/** A node drops what it has no pod of its own for, and refuses what comes to a port that no pod has taken. */
function whyNothing({ model: { byNode } }: Channel): Pick<Entry, 'cause' | 'reason'> {
  if (byNode === undefined) return { cause: 'no-endpoint', reason: 'nothing-there' };
  return byNode === 'host-port'
    ? { cause: 'refused', reason: 'port-free' }
    : { cause: 'dropped', reason: 'no-own-pod' };
}

/** The wanted replicas are just enough: what fewer of them get beyond their share is lost. */
function bookOverload(sim: Sim, channel: Channel, elapsed: Seconds): void {
  const wanted = wantedIn(sim, channel);
  const isWhole = channel.node === undefined; // what each node has is more than enough, or nothing
  if (!sim.acted || !isWhole || channel.usable >= wanted || !sim.setting.adversary.atLimit) return;
  const rate = newRate(sim, channel);
  const requests = rate * channel.good * (1 / channel.usable - 1 / wanted) * elapsed;
  const why = { cause: 'overload', reason: 'too-few' } as const;
  book(sim.account, { from: channel.flowAt, to: sim.now, ...why, requests, share: 1 - channel.usable / wanted });
}

/** How many pods a channel is to have; more than there were before need not be there yet. */
function wantedIn({ controllers }: Sim, { model }: Channel): number {
  const { switched, reaches } = model;
  const led = switched?.from?.map((pods) => Number(pods.split(' ')[0]));
  const places = led && led.length > 0 ? reaches.filter((place) => led.includes(place)) : reaches;
  const all = places.map((place) => controllers[place] as Controller);
  const gone = all.reduce((sum, one) => sum + (one.hasGone ? one.model.replicas : 0), 0);
  return all.reduce((sum, { replicas, hasGone, model: before }) => {
    if (hasGone) return sum;
    if (before.isNew) return sum + Math.min(replicas, gone); // it takes the place of those
    return sum + (before.needed ?? Math.min(replicas, before.replicas));
  }, 0);
}

/** What a usable pod had got until a moment in the past. */
export function flowUntil(channel: Channel, at: Seconds): number {
  const { flowTimes, flowValues } = channel;
  let [low, high] = [0, flowTimes.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((flowTimes[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  const [before, value] = [flowTimes[low] as number, flowValues[low] as number];
  const after = flowTimes[low + 1];
  if (after === undefined || at <= before) return value;
  return value + (((flowValues[low + 1] as number) - value) * (at - before)) / (after - before);
}
