/** What the queue orders by; what is put in for the same time stays in its order. */
export interface Timed {
  readonly at: number;
}

/** How many branches a place in the heap has: with four it is half as deep as with two. */
const BRANCHES = 4;

/** Events by (time, insertion): a heap. What it compares lies side by side in memory, apart from the events. */
export class EventQueue<Event extends Timed> {
  private readonly times: number[] = [];
  private readonly orders: number[] = [];
  private readonly events: Event[] = [];
  private inserted = 0;

  /** How many events have ever been put in. */
  get count(): number {
    return this.inserted;
  }

  /** How many wait. */
  get size(): number {
    return this.events.length;
  }

  put(event: Event): void {
    const { at } = event;
    let place = this.events.length;
    while (place > 0) {
      const above = (place - 1) >> 2;
      // It is the newest one, so that it stays behind those of its time.
      if ((this.times[above] as number) <= at) break;
      this.move(above, place);
      place = above;
    }
    this.set(place, at, this.inserted++, event);
  }

  /** The time of the next event; Infinity where there is none. */
  next(): number {
    return this.events.length > 0 ? (this.times[0] as number) : Infinity;
  }

  take(): Event | undefined {
    const first = this.events[0];
    const event = this.events.pop();
    const last = this.events.length;
    if (event !== undefined && last > 0) this.sink(this.times[last] as number, this.orders[last] as number, event);
    return first;
  }

  /** Puts an event where the first one was, and everything that comes before it above it. */
  private sink(at: number, order: number, event: Event): void {
    let place = 0;
    for (let below = this.firstBelow(0); below > 0 && this.isBefore(below, at, order); below = this.firstBelow(place)) {
      this.move(below, place);
      place = below;
    }
    this.set(place, at, order, event);
  }

  /** The place of the earliest of those right below a place; 0 where there are none. */
  private firstBelow(place: number): number {
    const from = BRANCHES * place + 1;
    const to = Math.min(from + BRANCHES, this.events.length);
    let first = from < to ? from : 0;
    for (let other = from + 1; other < to; other += 1) {
      if (this.isBefore(other, this.times[first] as number, this.orders[first] as number)) first = other;
    }
    return first;
  }

  private isBefore(place: number, at: number, order: number): boolean {
    const time = this.times[place] as number;
    return time < at || (time === at && (this.orders[place] as number) < order);
  }

  private move(from: number, to: number): void {
    this.set(to, this.times[from] as number, this.orders[from] as number, this.events[from] as Event);
  }

  private set(place: number, at: number, order: number, event: Event): void {
    this.times[place] = at;
    this.orders[place] = order;
    this.events[place] = event;
  }
}
