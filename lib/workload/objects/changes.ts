import type { Manifest } from './manifest';

/** Other objects in a world: what belongs together in it stays the same. */
export interface Changes {
  /** Objects by those whose places they take, with the same names, labels and selectors. */
  readonly replaced: ReadonlyMap<Manifest, Manifest>;
  /** PodDisruptionBudgets that were not there. */
  readonly budgets: readonly Manifest[];
  /** PodDisruptionBudgets that are there no longer. @default none */
  readonly removed?: ReadonlySet<Manifest>;
}
