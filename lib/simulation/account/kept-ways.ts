import type { Seconds } from '../../kubernetes';
import type { Entry } from './account';

/** One pod in one channel, whatever is known of it elsewhere. */
export type Place = object;

/** What a connection meets that loses a request. */
export type Blow = Pick<Entry, 'cause' | 'reason' | 'pod' | 'container'>;

/** Connections leave a pod; what was under way there may be cut later. */
export interface Leaving {
  readonly at: Seconds;
  readonly kind: 'leave';
  readonly place: Place;
  /** Whether some may stay as well. */
  readonly some: boolean;
  cut?: { readonly at: Seconds; readonly blow: Blow };
}

/** Something that decides where the connections can be that clients keep, and what they lose there. */
export type KeptEvent =
  | Leaving
  /** New ones can be opened to a pod, or cannot any more. */
  | { readonly at: Seconds; readonly kind: 'open' | 'shut'; readonly place: Place }
  /** Who connects may meet this from here on; nothing. */
  | { readonly at: Seconds; readonly kind: 'risk'; readonly blow: Blow | undefined }
  /** What was sent in so many seconds before, or after, is lost. */
  | {
      readonly at: Seconds;
      readonly kind: 'cut' | 'reset';
      readonly place: Place;
      readonly seconds: Seconds;
      readonly blow: Blow;
    };

/** How requests fare at a pod, and at how many in its channel. */
interface Routed {
  readonly wasGood: boolean;
  readonly isGood: boolean;
  /** What they meet there that are routed to it. */
  readonly blow: Blow | undefined;
  readonly usable: number;
}

/**
 * Everything that kept connections of one channel meet, in the order of time: written down where nobody says where they
 * are, so that each can be on the way on which it loses most.
 */
export class KeptWays {
  readonly events: KeptEvent[] = [];
  private readonly bad = new Map<Place, Blow>();
  private readonly left = new Map<Place, Leaving>();

  /** A pod has begun, or ceased, to be routed to or to answer. */
  routed(at: Seconds, place: Place, { wasGood, isGood, blow, usable }: Routed): void {
    if (isGood !== wasGood) this.events.push({ at, kind: wasGood ? 'shut' : 'open', place });
    if (blow) this.bad.set(place, blow);
    else this.bad.delete(place);
    const [first] = this.bad.values();
    this.events.push({ at, kind: 'risk', blow: usable === 0 ? NOTHING_THERE : first });
  }

  /** Its connections are gone, or some of them. */
  leave(at: Seconds, place: Place, some: boolean): void {
    const leaving: Leaving = { at, kind: 'leave', place, some };
    this.left.set(place, leaving);
    this.events.push(leaving);
  }

  /** What is under way to a pod is lost: for so long requests take. */
  cut(at: Seconds, place: Place, seconds: Seconds, blow: Blow): void {
    const left = this.left.get(place);
    this.left.delete(place);
    if (left && at - seconds < left.at) left.cut = { at, blow };
    this.events.push({ at, kind: 'cut', place, seconds, blow });
  }

  /** What comes over its connections for so long is lost. */
  reset(at: Seconds, place: Place, seconds: Seconds, blow: Blow): void {
    this.events.push({ at, kind: 'reset', place, seconds, blow });
  }

  /** Nothing that has left a pod before can be cut any more. */
  forget(place: Place): void {
    this.left.delete(place);
  }
}

const NOTHING_THERE: Blow = { cause: 'no-endpoint', reason: 'nothing-there' };
