import { groupsIn, OF_EVERYTHING, type Group, type Manifest, type Workload, type World } from '../../workload';
import { companionsOf } from '../model/companions';
import { keeperOf } from '../model/read-placement';
import { readQuota } from '../model/read-quota';
import type { SimulateOptions } from '../simulate-options';
import { Renamed, type Rename } from './renamed';

/** What came of a workload, and whether it has been found to be what comes of another one. */
interface Known<Told> {
  readonly group: Group;
  readonly told: Renamed<Told>;
  readonly isProved: boolean;
}

/** Fewer workloads than these are not worth it: the second of its like is simulated to see that names are all. */
const WORTH_IT = 3;

/**
 * Workloads that differ only by a name that tells nothing, and stand alone: what comes of one comes of all, under their own
 * names. Where two such names changed places, everything would be as it is. The first two of a kind are simulated: where
 * the words of one are not those of the other with its name in them, a name is a word of its own, and all are.
 */
export class EqualWorkloads<Told> {
  private readonly groups: ReadonlyMap<Manifest, Group>;
  private readonly known = new Map<string, Known<Told> | 'by-name'>();

  /** @param options a release, and facts from outside, may be about single ones: then none are equal */
  constructor(
    private readonly world: World,
    { from }: Pick<SimulateOptions, 'from'>,
  ) {
    const isOpen = from !== undefined || (world.stated.workloads ?? []).length > 0;
    this.groups = isOpen || world.workloads.length < WORTH_IT ? new Map() : manyAlike(world.manifests);
  }

  /**
   * What comes of a workload, where that is known from an equal one.
   *
   * @param placed with the places of its own fields
   */
  told(workload: Workload, placed: (told: Told) => Told): Told | undefined {
    const group = this.groups.get(workload.manifest);
    const known = group && this.known.get(group.shape);
    if (!group || !known || known === 'by-name' || !known.isProved || !this.isAlone(workload)) return undefined;
    return placed(known.told.with(renaming(known.group, group)));
  }

  /** Remembers what has come of a workload. */
  learn(workload: Workload, told: Told, placed: (told: Told) => Told): void {
    const group = this.groups.get(workload.manifest);
    if (!group || !this.isAlone(workload)) return;
    const known = this.known.get(group.shape);
    if (known === undefined) this.known.set(group.shape, { group, told: new Renamed(told), isProved: false });
    if (known === undefined || known === 'by-name' || known.isProved) return;
    const its = placed(known.told.with(renaming(known.group, group)));
    const isSame = JSON.stringify(its) === JSON.stringify(told);
    this.known.set(group.shape, isSame ? { ...known, isProved: true } : 'by-name');
  }

  /** Whether no other workload has a part in what comes of it. */
  private isAlone(workload: Workload): boolean {
    const hasCompanions = companionsOf(workload, this.world, true).beside.length > 0;
    return !hasCompanions && !readQuota(workload, this.world) && !keeperOf(workload, this.world);
  }
}

/** The groups of which there are enough, by all that is in them. */
function manyAlike(manifests: readonly Manifest[]): ReadonlyMap<Manifest, Group> {
  const kinds = new Map<string, Group[]>();
  for (const group of groupsIn(manifests, OF_EVERYTHING)) {
    const its = kinds.get(group.shape);
    if (its) its.push(group);
    else kinds.set(group.shape, [group]);
  }
  const many = [...kinds.values()].filter(({ length }) => length >= WORTH_IT).flat();
  return new Map(many.flatMap((group) => group.manifests.map((one) => [one, group] as const)));
}

function renaming(one: Group, other: Group): Rename {
  const files = new Map(one.manifests.map(({ file }, index) => [file, other.manifests[index]?.file]));
  return (text) => files.get(text) ?? text.replaceAll(one.name, other.name);
}
