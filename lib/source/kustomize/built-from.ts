import { pushAll } from '../../kubernetes';
import type { Additions, Kustomization } from './kustomization';
import { directoryOf, joinPath } from '../patterns/paths';

/** How kustomizations build from a file. */
export interface Build {
  /** The kustomization that names the file. */
  readonly kustomization: string;
  /** What is added to all that it holds, in this order. */
  readonly additions: readonly Additions[];
  /** Whether more is done to it than is read here, so that what is missing may still come. */
  readonly isOpen: boolean;
}

/** So many kustomizations build on one another at most: a circle ends, too. */
const DEEPEST = 20;

/** Which kustomizations of a run build from which file. */
export class BuiltFrom {
  private readonly by = new Map<string, Kustomization[]>();

  constructor(kustomizations: readonly Kustomization[]) {
    for (const one of kustomizations) {
      for (const resource of new Set(one.resources)) pushAll(entryOf(this.by, folderOf(resource)), [one]);
    }
  }

  /**
   * How a file is built from; nothing where no kustomization names it. Several that build on the same base each make
   * something else of it: then only what all of them begin with is known.
   *
   * @param names what kustomizations may call the file
   */
  of(names: readonly string[]): Build | undefined {
    const direct = [...new Set(names.flatMap((name) => this.by.get(name) ?? []))];
    const [first] = direct;
    if (first === undefined) return undefined;
    return { kustomization: first.file, ...this.chain(direct, DEEPEST) };
  }

  private chain(builders: readonly Kustomization[], left: number): Omit<Build, 'kustomization'> {
    const [only, ...others] = builders;
    if (only === undefined) return { additions: [], isOpen: false };
    if (others.length > 0 || left === 0) return { additions: [], isOpen: true };
    const above = this.chain(this.by.get(folderOf(directoryOf(joinPath('.', only.file)))) ?? [], left - 1);
    return { additions: [only.adds, ...above.additions], isOpen: only.isOpen || above.isOpen };
  }
}

/** `base/` and `base` are one folder. */
function folderOf(path: string): string {
  return joinPath('.', path.replace(/\/$/, '')) || '.';
}

function entryOf(map: Map<string, Kustomization[]>, key: string): Kustomization[] {
  const known = map.get(key) ?? [];
  map.set(key, known);
  return known;
}
