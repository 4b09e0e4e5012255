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

/** Puts an event into the queue, so many seconds from now. */
export function put(sim: Sim, after: Seconds, kind: EventKind, about: About): void {
  const { pod, container, worker, channel, controller, stamp, value } = about;
  sim.queue.put({ at: sim.now + after, kind, pod, container, worker, channel, controller, stamp, value });
}
