import { asObject, asStrings, own, pushAll } from '../../kubernetes';
import type { Manifest } from './manifest';

/** Labels of a pod, or those that a selector asks for. */
export type Labels = Readonly<Record<string, string>>;

/** What stands for a label in the index. */
export function labelKey(name: string, value: string): string {
  return `${name}=${value}`;
}

interface Place<T> {
  readonly item: T;
  readonly position: number;
}

/**
 * Things that select pods by label, found by the labels of a pod: each stands under the rarest of the labels that it
 * asks for, so that a lookup touches few that do not match, however many there are.
 */
export class SelectorIndex<T> {
  private readonly byLabel = new Map<string, Place<T>[]>();
  /** Those that ask for no label at all: expressions only, or everything. */
  private readonly others: Place<T>[] = [];
  private readonly crowded: T[] = [];

  /**
   * @param items the things that select
   * @param labelsOf the labels that one asks for
   * @param most so many are kept under one label, or under none: a lookup touches all of them
   */
  constructor(
    items: readonly T[],
    labelsOf: (item: T) => Labels,
    private readonly most = Infinity,
  ) {
    const asked = items.map((item) => Object.entries(labelsOf(item)).map(([name, value]) => labelKey(name, value)));
    const counts = new Map<string, number>();
    for (const key of asked.flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const [position, item] of items.entries()) this.add(rarest(asked[position] ?? [], counts), { item, position });
  }

  /** Those that may select pods with these labels, in the order given. */
  candidates(labels: Labels): readonly T[] {
    const found = [...this.others];
    for (const name in labels) {
      const value = own(labels, name);
      if (value !== undefined) pushAll(found, this.byLabel.get(labelKey(name, value)) ?? []);
    }
    return found.sort((one, other) => one.position - other.position).map(({ item }) => item);
  }

  /** Those that are not found, since too many stand under one label. */
  get leftOut(): readonly T[] {
    return this.crowded;
  }

  private add(key: string | undefined, place: Place<T>): void {
    const known = key === undefined ? this.others : this.byLabel.get(key);
    if (known && known.length >= this.most) this.crowded.push(place.item);
    else if (known) known.push(place);
    else if (key !== undefined) this.byLabel.set(key, [place]);
  }
}

function rarest(keys: readonly string[], counts: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  for (const key of keys) {
    if (best === undefined || (counts.get(key) ?? 0) < (counts.get(best) ?? 0)) best = key;
  }
  return best;
}

/** The labels that a Service asks for. */
export function serviceLabels({ object }: Manifest): Labels {
  return asStrings(asObject(object['spec'])['selector']);
}

/** The labels that a PodDisruptionBudget asks for, besides its expressions. */
export function budgetLabels({ object }: Manifest): Labels {
  return asStrings(asObject(asObject(object['spec'])['selector'])['matchLabels']);
}
