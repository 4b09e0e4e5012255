import { asObject, asStrings } from '../kubernetes';
import type { Manifest } from './manifest';

type Labels = Readonly<Record<string, string>>;

/** What stands for a label in the index. */
function keyOf(name: string, value: string): string {
  return `${name}=${value}`;
}

/**
 * Objects that select pods by label, found by the labels of a pod: each stands under one label that it asks for, so
 * that a lookup touches only those that may match, however many there are.
 */
export class SelectorIndex {
  private readonly byLabel = new Map<string, Manifest[]>();
  /** Those that ask for no label at all: expressions only, or everything. */
  private readonly others: Manifest[] = [];
  private readonly position: ReadonlyMap<Manifest, number>;

  /**
   * @param manifests the objects that select
   * @param labelsOf the labels that an object asks for
   */
  constructor(manifests: readonly Manifest[], labelsOf: (manifest: Manifest) => Labels) {
    this.position = new Map(manifests.map((manifest, index) => [manifest, index]));
    for (const manifest of manifests) {
      const [label] = Object.entries(labelsOf(manifest));
      if (label) this.add(keyOf(...label), manifest);
      else this.others.push(manifest);
    }
  }

  /** Objects that may select pods with these labels, in the order given. */
  candidates(labels: Labels): readonly Manifest[] {
    const labelled = Object.entries(labels).flatMap((label) => this.byLabel.get(keyOf(...label)) ?? []);
    const place = (manifest: Manifest) => this.position.get(manifest) ?? 0;
    return [...this.others, ...labelled].sort((one, other) => place(one) - place(other));
  }

  private add(key: string, manifest: Manifest): void {
    const known = this.byLabel.get(key);
    if (known) known.push(manifest);
    else this.byLabel.set(key, [manifest]);
  }
}

/** The labels that a Service asks for. */
export function serviceLabels({ object }: Manifest): Labels {
  return asStrings(asObject(object['spec'])['selector']);
}

/** The labels that a PodDisruptionBudget asks for, besides its expressions. */
export function budgetLabels({ object }: Manifest): Labels {
  return asStrings(asObject(asObject(object['spec'])['selector'])['matchLabels']);
}
