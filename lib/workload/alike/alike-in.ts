import { type Alike, NONE_ALIKE } from './alike';
import { identityOf, type Manifest } from '../objects/manifest';
import { isWorkload } from '../pod-template';
import { classOfName } from './class-of-name';
import { WrittenNames } from './written-names';

/** The objects in which a workload's name is written. */
interface Group {
  readonly manifests: Manifest[];
  shape: string;
}

/**
 * The objects that are like earlier ones but for the name of their workload, from which nobody tells anything, and
 * which stands nowhere else. Where two such names changed places, everything would be as it is: what a rule finds about
 * the one it finds about the other.
 *
 * @param manifests everything that is judged together; of texts it is not asked, since places differ
 */
export function alikeIn(manifests: readonly Manifest[]): Alike {
  const names = namesOfOne(manifests);
  if (names.size < 2 || manifests.some(({ file }) => file !== undefined)) return NONE_ALIKE;
  return alikeAmong(groupsOf(manifests, names));
}

/** The names that one workload has, with what they tell. */
function namesOfOne(manifests: readonly Manifest[]): ReadonlyMap<string, string> {
  const told = new Map<string, string | undefined>();
  for (const manifest of manifests) {
    if (!isWorkload(manifest)) continue;
    const { name } = identityOf(manifest);
    told.set(name, told.has(name) ? undefined : classOfName(name));
  }
  return new Map([...told].flatMap(([name, its]) => (its === undefined ? [] : [[name, its] as const])));
}

function groupsOf(manifests: readonly Manifest[], names: ReadonlyMap<string, string>): Iterable<Group> {
  const written = new WrittenNames(names);
  const groups = new Map<string, Group>();
  const together = new Set<string>();
  for (const manifest of manifests) {
    const { text, names: its } = written.shapeOf(manifest.object);
    for (const name of its) {
      if (its.size > 1) together.add(name);
      const group = groups.get(name) ?? { manifests: [], shape: '' };
      groups.set(name, group);
      group.manifests.push(manifest);
      group.shape += `${text} ${manifest.identityOnly} ${manifest.directory}\n`;
    }
  }
  for (const name of [...together, ...written.elsewhere]) groups.delete(name);
  return groups.values();
}

function alikeAmong(groups: Iterable<Group>): Alike {
  const first = new Map<string, readonly Manifest[]>();
  const alike = new Map<Manifest, Manifest>();
  for (const { shape, manifests } of groups) {
    const its = first.get(shape) ?? manifests;
    first.set(shape, its);
    if (its === manifests) continue;
    for (const [index, manifest] of manifests.entries()) alike.set(manifest, its[index] as Manifest);
  }
  return alike;
}
