import type { EventQueue, Timed } from './event-queue';

/** A world that events change: it knows its time, and what is to come. */
export interface Running<Event extends Timed> {
  now: number;
  readonly queue: EventQueue<Event>;
}

/**
 * Lets things happen, in the order of (time, insertion), until nothing is left or the time is up. The same world with
 * the same first events always ends the same: nothing here looks at a clock or draws anything.
 *
 * @param world what the steps change; made for this run
 * @param step what an event does; it puts what follows into the world's queue
 * @param until the last moment, in seconds; what would happen later does not
 * @param most so many events happen at the most: what is left then does not, and the world's time stays before `until`
 */
export function run<Event extends Timed, World extends Running<Event>>(
  world: World,
  firstEvents: readonly Event[],
  step: (world: World, event: Event) => void,
  until: number,
  most = Infinity,
): World {
  for (const event of firstEvents) world.queue.put(event);
  const isLeft = () => world.queue.size > 0 && world.queue.next() <= until;
  for (let left = most; left > 0 && isLeft(); left -= 1) {
    const event = world.queue.take() as Event;
    world.now = event.at;
    step(world, event);
  }
  if (!isLeft() && Number.isFinite(until)) world.now = until;
  return world;
}
