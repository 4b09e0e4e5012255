/** The largest of some numbers, however many: `Math.max(...values)` fails where an input makes them 100,000. */
export function maxOf(values: Iterable<number>, atLeast = -Infinity): number {
  let most = atLeast;
  for (const value of values) most = Math.max(most, value);
  return most;
}

/** The smallest of some numbers, however many. */
export function minOf(values: Iterable<number>, atMost = Infinity): number {
  let least = atMost;
  for (const value of values) least = Math.min(least, value);
  return least;
}
