import type { Seconds } from '../../kubernetes';
import type { Controller } from '../actors/controllers/controller';
import type { Channel } from './channel';
import type { Container, Pod, Worker } from './pod';
import type { Sim } from './sim';
import type { EventKind } from './event-kind';

/** What an event may be about. */
export interface About {
  readonly pod?: Pod;
  readonly container?: Container;
  readonly worker?: Worker;
  readonly channel?: Channel;
  readonly controller?: Controller;
  readonly stamp?: number;
  readonly value?: number;
}

/** The microseconds in a second: sums that are equal on paper are the same moment. */
const GRID = 1e6;

/** The moment that floating-point sums may miss by a hair: what happens with the last probe must not come after it. */
function exactly(at: Seconds): Seconds {
  return Math.round(at * GRID) / GRID;
}

/** Puts an event into the queue, so many seconds from now. */
export function put(sim: Sim, after: Seconds, kind: EventKind, about: About): void {
  const { pod, container, worker, channel, controller, stamp, value } = about;
  sim.queue.put({ at: exactly(sim.now + after), kind, pod, container, worker, channel, controller, stamp, value });
}
