import type { Ran } from './ran';

/** Less than this is what floating-point numbers make of nothing. */
const NOTHING = 1e-6;

/**
 * Whether a run is worse than another one: it loses more; of those that lose as much, it never ends; has fewer pods that
 * serve; or ends later.
 */
export function isWorse(run: Ran, than: Ran): boolean {
  const [one, other] = [badness(run), badness(than)];
  for (const [index, value] of one.entries()) {
    const by = value - (other[index] as number);
    if (Math.abs(by) > NOTHING) return by > 0;
  }
  return false;
}

function badness({ lost, end, lowestCapacity }: Ran): readonly number[] {
  return [lost, end.done ? 0 : 1, -lowestCapacity, end.done ? end.settled : 0];
}
