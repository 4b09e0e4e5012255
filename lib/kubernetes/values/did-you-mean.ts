/** The known word that is closest to an unknown one, where one is close enough to be a slip. */
export function closest(word: string, known: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  const isBegun = (candidate: string) => word.length > 2 && candidate.startsWith(word);
  const ranked = known
    // As many letters as one word is longer have to be put in at least.
    .filter((candidate) => isBegun(candidate) || Math.abs(candidate.length - word.length) <= limit)
    .map((candidate) => ({ candidate, distance: isBegun(candidate) ? 0.5 : distance(word, candidate) }))
    .filter((one) => one.distance <= limit)
    .sort((one, other) => one.distance - other.distance);
  return ranked[0]?.candidate;
}

/** `; did you mean 'x'?`, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const guess = closest(word, known);
  return guess === undefined ? '' : `; did you mean '${guess}'?`;
}

/** How many letters have to be put in, taken out, changed or swapped with their neighbour. */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(at(last, column) + 1, at(next, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) least = Math.min(least, at(before, column - 2) + 1);
      next.push(least);
    }
    before = last;
    last = next;
  }
  return at(last, other.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0;
