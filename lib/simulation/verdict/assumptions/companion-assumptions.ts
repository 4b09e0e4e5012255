import type { Companions } from '../../model/companions';
import type { Setting } from '../../model/setting';

/** What stands beside the workload that something happens to, and how many pods of it there are. */
export function companionAssumptions({ beside }: Companions, { companions }: Setting): readonly string[] {
  return beside.flatMap(({ identity, replicas }, index) => {
    if (companions[index]?.goes !== undefined) return [];
    const few = replicas.max > replicas.min ? ', its fewest' : '';
    return `${identity.kind} ${identity.name} stands beside it with ${pods(companions[index]?.replicas ?? 0)}${few}`;
  });
}

function pods(count: number): string {
  return count === 1 ? '1 pod' : `${count} pods`;
}
