/**
 * The smallest whole number above `from` that is enough, where everything above one that is enough is, too; nothing
 * where not even `most` is.
 */
export function smallest(from: number, most: number, isEnough: (value: number) => boolean): number | undefined {
  let low = from;
  let high = from + 1;
  while (!isEnough(high)) {
    if (high >= most) return undefined;
    low = high;
    high = Math.min(most, from + 2 * (high - from));
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
