/** A manifest of `dist/` that is known to lose requests, and why it is kept all the same. */
export interface KnownLoss {
  /** Its folder below the output directory. */
  readonly folder: string;
  readonly reason: string;
}

/** The manifests of the article are copied as they are: they show what loses requests. Everything else is clean. */
export const KNOWN_LOSSES: readonly KnownLoss[] = [
  {
    folder: 'article/pod/as-written',
    reason: 'a naked Pod: nothing replaces it when it is deleted or evicted, and nothing checks whether it serves',
  },
  {
    folder: 'article/probe/as-written',
    reason:
      'a naked Pod whose preStop hook returns at once, and whose startup probe asks for a page that nginx does not have',
  },
  {
    folder: 'article/probe2/as-written',
    reason: 'a naked Pod whose preStop hook returns at once, and whose probes check nothing (ls /etc)',
  },
];

/** Manifests that `check` finds nothing in, and of which `simulate` tells a loss, or cannot tell, for a reason. */
export const EXPLAINED_IN_SIMULATION: readonly KnownLoss[] = [
  {
    folder: 'nodes/dns',
    reason:
      'two pods cannot have port 53 of a node: a release leaves each node without it for some seconds, and the plan says so',
  },
  {
    folder: 'pods/volume',
    reason:
      'one pod with a disk of its own: no second one can come beside it, so that every release is a gap, which is accepted',
  },
  {
    folder: 'shop/staging',
    reason: 'one replica each: a node drain interrupts them, and the manifests say so',
  },
];
