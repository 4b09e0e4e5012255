import { sidecarTurns } from '../../../lib/kubernetes';
import { numberIn } from '../input';
import type { TableReplay } from '../table';

/** Every container exits as long after its turn; regular ones have theirs at once. Turns are cut to seconds. */
export const sidecarTerminationOrder: TableReplay = {
  inputs: ['sidecars', 'main', 'grace', 'exitAfter'],
  answer: (input) => {
    const sidecars = (input['sidecars'] ?? []) as readonly string[];
    const regular = (input['main'] ?? []) as readonly string[];
    const exitAfter = numberIn(input['exitAfter']);
    const grace = numberIn(input['grace']);
    const turns = sidecarTurns(
      sidecars.map(() => ({ grace, exitAfter })),
      regular.length > 0 ? exitAfter : 0,
    );
    return Object.fromEntries([
      ...sidecars.map((name, index) => [name, Math.trunc(turns[index] as number)]),
      ...regular.map((name) => [name, 0]),
    ]);
  },
};
