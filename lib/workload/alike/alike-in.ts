import type { Manifest } from '../objects/manifest';
import { type Alike, NONE_ALIKE } from './alike';
import { groupsIn } from './groups-in';
import { PlacesAmongWords } from './places-among-words';

/**
 * The objects that are like earlier ones but for the name of their workload, from which nobody tells anything, and
 * which stands nowhere else. Where two such names changed places, everything would be as it is: what a rule finds about
 * the one it finds about the other.
 *
 * @param manifests everything that is judged together; of texts it is not asked, since places differ
 */
export function alikeIn(manifests: readonly Manifest[]): Alike {
  if (manifests.some(({ file }) => file !== undefined)) return NONE_ALIKE;
  const first = new Map<string, readonly Manifest[]>();
  const alike = new Map<Manifest, Manifest>();
  for (const { shape, manifests: own } of groupsIn(manifests, new PlacesAmongWords(manifests))) {
    const its = first.get(shape) ?? own;
    first.set(shape, its);
    if (its === own) continue;
    for (const [index, manifest] of own.entries()) alike.set(manifest, its[index] as Manifest);
  }
  return alike;
}
