import { identityOf, type Manifest } from '../objects/manifest';
import { asObject } from '../../kubernetes';
import { knownKind } from '../objects/known-kind';
import { isWorkload } from '../pod-template';
import { classOfName } from './class-of-name';
import { type NamePlaces, WrittenNames } from './written-names';

/** The objects in which a workload's name is written. */
export interface Group {
  readonly name: string;
  readonly manifests: readonly Manifest[];
  /** What they are but for the name: the same for groups that are alike. */
  readonly shape: string;
}

/** The groups of all workloads whose names stand in places of names, and nowhere else. */
export function groupsIn(manifests: readonly Manifest[], places: NamePlaces): readonly Group[] {
  const names = namesOfOne(manifests);
  if (names.size < 2) return [];
  const written = new WrittenNames(names, places);
  const groups = new Map<string, { readonly name: string; manifests: Manifest[]; shape: string }>();
  const together = new Set<string>();
  for (const manifest of manifests) {
    const { number, names: its } = written.shapeOf(manifest);
    for (const name of its) {
      if (its.size > 1) together.add(name);
      const group = groups.get(name) ?? { name, manifests: [], shape: '' };
      groups.set(name, group);
      group.manifests.push(manifest);
      group.shape += `${number} ${fileOf(manifest, group.manifests)}\n`;
    }
  }
  for (const name of [...together, ...written.elsewhere]) groups.delete(name);
  return [...groups.values()];
}

/** Which of the files of a group it is that an object stands in: what they are called tells nothing. */
function fileOf({ file, locate }: Manifest, earlier: readonly Manifest[]): string {
  return `${earlier.findIndex((one) => one.file === file)} ${locate !== undefined}`;
}

/** The names that one workload has, with what they tell. */
function namesOfOne(manifests: readonly Manifest[]): ReadonlyMap<string, string> {
  const told = new Map<string, string | undefined>();
  const ports = portsIn(manifests);
  for (const manifest of manifests) {
    if (!isWorkload(manifest)) continue;
    const { name } = identityOf(manifest);
    told.set(name, told.has(name) ? undefined : classOfName(name, ports));
  }
  return new Map([...told].flatMap(([name, its]) => (its === undefined ? [] : [[name, its] as const])));
}

/** The numbers of ports that Services have: whatever is told beside a container may speak of one. */
function portsIn(manifests: readonly Manifest[]): ReadonlySet<string> {
  const services = manifests.filter(({ object }) => knownKind(object) === 'Service');
  const ports = services.map(({ object }) => asObject(object['spec'])['ports'] ?? []);
  return new Set(JSON.stringify(ports).match(/\d+/g));
}
