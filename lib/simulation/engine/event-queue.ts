/** What the queue orders by: the time, and for one time the order in which events were put in. */
export interface Timed {
  readonly at: number;
  order: number;
}

/** Events by (time, insertion): a binary heap. */
export class EventQueue<Event extends Timed> {
  private readonly heap: Event[] = [];
  private inserted = 0;

  /** How many events have ever been put in. */
  get count(): number {
    return this.inserted;
  }

  put(event: Event): void {
    event.order = this.inserted++;
    this.heap.push(event);
    this.rise(this.heap.length - 1);
  }

  /** The time of the next event; Infinity where there is none. */
  next(): number {
    return this.heap[0]?.at ?? Infinity;
  }

  take(): Event | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (first !== undefined && last !== undefined && first !== last) {
      this.heap[0] = last;
      this.sink();
    }
    return first;
  }

  private rise(from: number): void {
    const { heap } = this;
    const event = heap[from] as Event;
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent] as Event;
      if (!isBefore(event, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = event;
  }

  private sink(): void {
    const { heap } = this;
    const event = heap[0] as Event;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Event, heap[child] as Event)) child += 1;
      if (!isBefore(heap[child] as Event, event)) break;
      heap[index] = heap[child] as Event;
      index = child;
    }
    heap[index] = event;
  }
}

function isBefore(one: Timed, other: Timed): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
