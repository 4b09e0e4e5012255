import type { FieldPath } from '../kubernetes';
import { unreadableOf } from '../rules';
import type { Manifest, World } from '../workload';
import { again } from './again';
import { sparing } from './sparing';

/** A value that cannot be read as its field's type. */
export interface Misread {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  /** As Go names it: `int32`, `[]v1.Container`. */
  readonly type: string;
}

/** The values of a wrong type in a world: what the rules read in their place is a guess. */
export function misreadIn(world: World): readonly Misread[] {
  const { result = [] } = sparing(world.manifests, (some) => misreadAmong(again(world, some)));
  return result;
}

function misreadAmong(world: World): readonly Misread[] {
  return [...unreadableOf('Mistyped', world)].map(([{ path, detail }, manifest]) => ({
    manifest,
    path,
    type: / of type (\S+)$/.exec(detail)?.[1] ?? '',
  }));
}
