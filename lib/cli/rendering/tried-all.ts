import { pushAll } from '../../kubernetes';
import type { RenderedRoot, RenderedRoots } from './rendered-roots';

/**
 * Tries all roots, and then the kustomizations and charts of this machine that were left out as parts of one that cannot be
 * rendered: they are judged by themselves, unless one that can be has them as well.
 */
export function triedAll<Try extends { readonly root: RenderedRoot; readonly error?: unknown }>(
  { roots, partsOf }: Pick<RenderedRoots, 'roots' | 'partsOf'>,
  attempt: (root: RenderedRoot, done: number, all: number) => Try,
): readonly Try[] {
  const seen = new Set(roots.map(({ folder }) => folder));
  const tries: Try[] = [];
  for (let open = roots; open.length > 0;) {
    const made = open.map((root, index) => attempt(root, index, open.length));
    const [failed, rendered] = [made.filter(({ error }) => error), made.filter(({ error }) => !error)];
    for (const { root } of rendered) haveSeen(root, partsOf, seen);
    const left = new Map(failed.flatMap(({ root }) => partsOf(root)).map((part) => [part.folder, part]));
    open = [...left.values()].filter(({ folder }) => !seen.has(folder));
    for (const { folder } of open) seen.add(folder);
    pushAll(tries, made);
  }
  return tries;
}

/** Without what was tried by itself, as a part of what could not be rendered, and is rendered with that by now. */
export function withoutPartsOf<Try extends { readonly root: RenderedRoot; readonly error?: unknown }>(
  tries: readonly Try[],
  { roots, partsOf }: Pick<RenderedRoots, 'roots' | 'partsOf'>,
): readonly Try[] {
  const parts = new Set<string>();
  for (const { root, error } of tries) if (!error) haveSeen(root, partsOf, parts);
  const meant = new Set(roots.map(({ folder }) => folder));
  return tries.filter(({ root: { folder } }) => meant.has(folder) || !parts.has(folder));
}

/** What a root is made of is rendered with it, down to the parts of its parts. */
function haveSeen(root: RenderedRoot, partsOf: RenderedRoots['partsOf'], seen: Set<string>): void {
  const queue = [root];
  for (let next = queue.pop(); next; next = queue.pop()) {
    for (const part of partsOf(next)) {
      if (seen.has(part.folder)) continue;
      seen.add(part.folder);
      queue.push(part);
    }
  }
}
