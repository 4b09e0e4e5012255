import { minOf } from '../values/max-of';

/**
 * The name that somebody probably meant: the same but for case, or a slip of the fingers away.
 *
 * @param names what there is
 * @returns nothing where none is near
 */
export function nearestName(written: string, names: Iterable<string>): string | undefined {
  if (written.length > LONGEST) return undefined;
  const lower = written.toLowerCase();
  let [nearest, least] = [undefined as string | undefined, Math.max(1, Math.floor(written.length / 4)) + 1];
  let compared = 0;
  for (const name of names) {
    if (Math.abs(name.length - written.length) >= least) continue;
    if ((compared += 1) > COMPARED) break;
    const distance = editDistance(lower, name.toLowerCase(), least);
    if (distance < least) [nearest, least] = [name, distance];
  }
  return nearest;
}

/** Longer ones are no names. */
const LONGEST = 253;

/** So many names of about the same length are compared: thousands of slips among thousands of names cost their product. */
const COMPARED = 200;

/** How many letters have to be put in, taken out, changed, or swapped with their neighbour; given up where that many are. */
function editDistance(one: string, other: string, most: number): number {
  let previous: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const costs = [(next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + same];
      next.push(minOf(costs, swapped ? (previous[j - 2] ?? 0) + 1 : Infinity));
    }
    // A swap reaches over one row.
    if (minOf(next) >= most && minOf(row) >= most) return most;
    [previous, row] = [row, next];
  }
  return row[other.length] ?? 0;
}
