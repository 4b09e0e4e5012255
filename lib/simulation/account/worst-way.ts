import type { Seconds } from '../../kubernetes';
import type { Entry } from './account';
import type { Blow, KeptEvent, KeptWays, Leaving, Place } from './kept-ways';
import { Offers } from './offers';

/** What all connections of a channel are together. */
export interface Kept {
  readonly count: number;
  /** Requests per second over all of them. */
  readonly rate: number;
  /** How long requests take. */
  readonly requestTime: Seconds;
  /** Between two tries of one that finds no pod. */
  readonly retry: Seconds;
}

/** A loss on the way, and those before it. */
interface Step {
  readonly entry: Omit<Entry, 'share'>;
  readonly before: Step | undefined;
}

/** The way so far of a connection that has lost most of all that are where it is, as if all of them went it. */
export interface Way {
  readonly lost: number;
  readonly last: Step | undefined;
}

/** At a pod, since then. */
interface Stay extends Way {
  readonly since: Seconds;
}

/** Looking for a pod: it tries not before, and not after. */
interface Search extends Way {
  readonly from: Seconds;
  readonly until: Seconds;
}

const NO_WAY: Way = { lost: 0, last: undefined };

/** So little is no time. */
const JUST: Seconds = 1e-9;

/**
 * What connections lose at the most: chance, which decides where each is, and to which pod it goes next, is as bad as it
 * can be. What one may lose until it is somewhere follows from what it may have lost where it can come from.
 *
 * @returns the losses on that way, in the order of time
 */
export function worstWay({ events }: KeptWays, kept: Kept, end: Seconds): readonly Entry[] {
  const ways = new Ways(kept);
  for (const event of events) ways.see(event);
  ways.searchUntil(end);
  const entries: Entry[] = [];
  for (let step = ways.worst.last; step; step = step.before) entries.unshift({ ...step.entry, share: 1 });
  return entries;
}

class Ways {
  worst: Way = NO_WAY;
  private now: Seconds = -Infinity;
  private risk: Blow | undefined;
  private searches: Search[] = [];
  private readonly offers = new Offers<Way>();
  private readonly stays = new Map<Place, Stay>();
  private readonly openSince = new Map<Place, Seconds>();

  constructor(private readonly kept: Kept) {}

  see(event: KeptEvent): void {
    this.searchUntil(event.at);
    switch (event.kind) {
      case 'open':
        this.openSince.set(event.place, event.at);
        if (event.at < 0) this.stays.set(event.place, { ...NO_WAY, since: -Infinity });
        return;
      case 'shut':
        this.takeIn(event.place);
        this.openSince.delete(event.place);
        return;
      case 'risk':
        this.risk = event.blow;
        return;
      case 'cut':
        return this.hit(event.place, event.blow, ({ since }) => Math.min(event.seconds, event.at - since));
      case 'reset':
        return this.hit(event.place, event.blow, () => event.seconds);
      case 'leave':
        return this.leave(event);
    }
  }

  /** What looks for a pod meets what there is to be met, each time that it tries, or finds one. */
  searchUntil(at: Seconds): void {
    if (at <= this.now) return;
    const { risk } = this;
    if (risk) this.searches = undominated(this.searches.map((search) => this.tried(search, at, risk)));
    else this.searches = this.searches.filter(({ until }) => until >= at);
    this.now = at;
  }

  private tried(search: Search, at: Seconds, risk: Blow): Search {
    const { count, retry } = this.kept;
    const first = Math.max(search.from, this.now);
    const tries = Math.floor((at - first - JUST) / retry) + 1;
    if (tries <= 0) return search;
    const from = first + tries * retry;
    const way = this.losing(search, { ...risk, from: first, to: from, requests: tries * count });
    return this.offered({ ...way, from, until: from + retry });
  }

  private offered(search: Search): Search {
    this.offers.push(search, search.until);
    return search;
  }

  /** Those that have looked for a pod may be at this one. */
  private takeIn(place: Place): void {
    const since = this.openSince.get(place);
    const found = since === undefined ? undefined : this.offers.best(since);
    const stay = this.stays.get(place);
    if (since === undefined || !found || (stay && stay.lost >= found.lost)) return;
    this.stays.set(place, { lost: found.lost, last: found.last, since: Math.min(stay?.since ?? since, since) });
  }

  private hit(place: Place, blow: Blow, secondsOf: (stay: Stay) => Seconds): void {
    this.takeIn(place);
    const stay = this.stays.get(place);
    if (!stay) return;
    const seconds = Math.max(0, secondsOf(stay));
    const entry = { ...blow, from: this.now - seconds, to: this.now, requests: this.kept.rate * seconds };
    this.stays.set(place, { ...this.losing(stay, entry), since: this.now });
  }

  private leave({ place, some, cut, at }: Leaving): void {
    this.takeIn(place);
    const stay = this.stays.get(place);
    if (!stay) return;
    if (!some) this.stays.delete(place);
    const way = cut ? this.cutLater(stay, at, cut) : stay;
    const { lost, last } = way;
    const search = this.offered({ lost, last, from: at, until: at + this.kept.retry });
    this.searches = undominated([...this.searches, search]);
  }

  private cutLater(stay: Stay, at: Seconds, cut: NonNullable<Leaving['cut']>): Way {
    const from = Math.max(stay.since, cut.at - this.kept.requestTime);
    const requests = this.kept.rate * Math.max(0, at - from);
    return this.losing(stay, { ...cut.blow, from, to: at, requests });
  }

  private losing({ lost, last }: Way, entry: Step['entry']): Way {
    const way = { lost: lost + entry.requests, last: { entry, before: last } };
    if (way.lost > this.worst.lost) this.worst = way;
    return way;
  }
}

/** Without those of which another one has lost no less, may try no later, and may go on no shorter. */
function undominated(searches: readonly Search[]): Search[] {
  const kept: Search[] = [];
  for (const search of [...searches].sort((one, other) => other.lost - one.lost || one.from - other.from)) {
    const isWorse = (one: Search) => one.from <= search.from && one.until >= search.until;
    if (!kept.some(isWorse)) kept.push(search);
  }
  return kept;
}
