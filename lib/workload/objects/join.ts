import { upwardsFrom } from './directories';
import { labelKey, SelectorIndex, type Labels } from './selector-index';

/** Where something stands: joins stay within a namespace, and go by directories. */
export interface Standing {
  readonly namespace: string;
  readonly directory: string;
}

/** Something that refers to others by labels: a Service to pods, an autoscaler (by a label made up) to a workload. */
export interface Referrer<T> extends Standing {
  readonly item: T;
  /** What the object is called in a cluster: the same in another directory is a variant of it. */
  readonly identity: string;
  /** The labels that it asks for. */
  readonly asks: Labels;
  /** Whether it refers to something with these labels. */
  readonly matches: (labels: Labels) => boolean;
}

/** Something that is referred to. */
export interface Referent extends Standing {
  readonly labels: Labels;
}

/** What is joined to something that many refer to, and what is not. */
interface Few<T> {
  readonly joined: readonly T[];
  readonly leftOut: readonly T[];
}

const NONE: readonly never[] = [];

type Levels<T> = ReadonlyMap<string, SelectorIndex<Referrer<T>>>;

/**
 * References from one sort of object to another. Within a directory, everything that matches is joined; where nothing
 * in an object's own directory matches, it is joined to what does in the nearest directory above. Of the variants of
 * one object in several directories only one takes part.
 */
export class Join<T> {
  private readonly levels: Levels<T>;
  private readonly onlyDirectory: string | undefined;
  private below?: Levels<T>;
  private readonly known = new Map<string, Few<T>>();

  /**
   * @param referrers in the order of the manifests
   * @param referents everything that may be referred to; asked for only where there are several directories, or too
   * much is joined
   * @param most how many refer to one thing of a namespace; what comes after them is left out
   */
  constructor(
    private readonly referrers: readonly Referrer<T>[],
    private readonly referents: () => Iterable<Referent>,
    private readonly most: (namespace: string) => number = () => Infinity,
  ) {
    this.levels = this.indexed(referrers.map((referrer) => [levelOf(referrer), referrer]));
    const [first] = referrers;
    this.onlyDirectory = referrers.every(({ directory }) => directory === first?.directory)
      ? first?.directory
      : undefined;
  }

  /** Everything that refers to this, in the order of the manifests within a directory; no more than the most. */
  to(referent: Referent): readonly T[] {
    const most = this.most(referent.namespace);
    return this.referrers.length <= most ? this.all(referent) : this.few(referent, most).joined;
  }

  /** What refers to something that too many others refer to, too, and was left out there. */
  leftOut(): readonly T[] {
    const groups = new Set<Few<T>>();
    for (const referent of this.referents()) {
      const most = this.most(referent.namespace);
      if (this.referrers.length > most) groups.add(this.few(referent, most));
    }
    const crowded = [...this.levels.values(), ...(this.below?.values() ?? [])].flatMap(({ leftOut }) => leftOut);
    return [...new Set([...crowded.map(({ item }) => item), ...[...groups].flatMap(({ leftOut }) => leftOut)])];
  }

  /** Found once for all that have the same labels: what too many refer to is asked for often. */
  private few(referent: Referent, most: number): Few<T> {
    const key = levelOf(referent) + JSON.stringify(referent.labels);
    let few = this.known.get(key);
    if (few === undefined) {
      const all = this.all(referent);
      few =
        all.length > most ? { joined: all.slice(0, most), leftOut: all.slice(most) } : { joined: all, leftOut: NONE };
      this.known.set(key, few);
    }
    return few;
  }

  private all(referent: Referent): readonly T[] {
    if (this.referrers.length === 0) return [];
    const above = this.nearest(referent);
    return [...above, ...this.fromBelow(referent, above)].map(({ item }) => item);
  }

  private nearest(referent: Referent): readonly Referrer<T>[] {
    for (const directory of upwardsFrom(referent.directory)) {
      const found = matching(this.levels.get(levelOf({ ...referent, directory })), referent);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** Referrers in directories below that have nothing nearer to refer to. */
  private fromBelow(referent: Referent, above: readonly Referrer<T>[]): readonly Referrer<T>[] {
    if (this.onlyDirectory === referent.directory) return [];
    this.below ??= this.referrersByReferentAbove();
    const known = new Set(above.map(({ identity }) => identity));
    return matching(this.below.get(levelOf(referent)), referent).filter(({ identity }) => {
      const isVariant = known.has(identity);
      known.add(identity);
      return !isVariant;
    });
  }

  private referrersByReferentAbove(): Levels<T> {
    const referents = new Referents(this.referents());
    return this.indexed(
      this.referrers.flatMap((referrer) => {
        const level = upwardsFrom(referrer.directory)
          .map((directory) => levelOf({ ...referrer, directory }))
          .find((one) => referents.has(one, referrer));
        return level === undefined || level === levelOf(referrer) ? [] : [[level, referrer] as const];
      }),
    );
  }

  private indexed(referrers: Iterable<readonly [level: string, referrer: Referrer<T>]>): Levels<T> {
    const byLevel = new Map<string, Referrer<T>[]>();
    for (const [level, referrer] of referrers) append(byLevel, level, referrer);
    return new Map([...byLevel].map(([level, some]) => [level, new SelectorIndex(some, asksOf, this.mostAsked(some))]));
  }

  /** How many are asked whether they refer to one thing: more than do, and fewer than all there may be. */
  private mostAsked([first]: readonly Referrer<T>[]): number {
    return first ? ASKED * this.most(first.namespace) : 0;
  }
}

/** For one that refers to something so many are asked. */
const ASKED = 10;

const asksOf = ({ asks }: Referrer<unknown>) => asks;

/** Everything that may be referred to, found by its labels. */
class Referents {
  private readonly byLabel = new Map<string, Referent[]>();

  constructor(referents: Iterable<Referent>) {
    for (const referent of referents) {
      const level = levelOf(referent);
      append(this.byLabel, level, referent);
      for (const label of Object.entries(referent.labels)) append(this.byLabel, level + labelKey(...label), referent);
    }
  }

  /** Whether there is anything in a namespace and directory that this refers to. */
  has(level: string, { asks, matches }: Pick<Referrer<unknown>, 'asks' | 'matches'>): boolean {
    const keys = [level, ...Object.entries(asks).map((label) => level + labelKey(...label))];
    const candidates = keys.map((key) => this.byLabel.get(key) ?? []).sort((one, other) => one.length - other.length);
    return candidates[0]?.some(({ labels }) => matches(labels)) === true;
  }
}

function levelOf({ namespace, directory }: Standing): string {
  return `${directory}\0${namespace}\0`;
}

function matching<T>(index: SelectorIndex<Referrer<T>> | undefined, { labels }: Referent): readonly Referrer<T>[] {
  return index?.candidates(labels).filter(({ matches }) => matches(labels)) ?? [];
}

function append<T>(map: Map<string, T[]>, key: string, item: T): void {
  const known = map.get(key);
  if (known) known.push(item);
  else map.set(key, [item]);
}
