import { minOf } from '../../../kubernetes';

/** A word that is at most this many slips of the pen away from another one is still looked for. */
const MOST_SLIPS = 2;

/**
 * How many letters a word may differ by and still be meant: of short words none, of long ones two.
 *
 * @see https://en.wikipedia.org/wiki/Levenshtein_distance
 */
export function slipsIn(word: string): number {
  return Math.min(MOST_SLIPS, Math.floor(word.length / 4));
}

/** How many letters have to be changed, added or taken away; given up as soon as they are too many. */
export function differsByAtMost(most: number, one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > most) return false;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 0; at < one.length; at += 1) {
    const next = [at + 1];
    for (let index = 0; index < other.length; index += 1) {
      const replaced = (row[index] ?? 0) + (one[at] === other[index] ? 0 : 1);
      next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    if (minOf(next) > most) return false;
    row = next;
  }
  return (row[other.length] ?? 0) <= most;
}

/** So many words that share a part are compared: names that are numbered share theirs. */
const COMPARED = 200;

/**
 * Words found by others that are nearly the same. Each is cut into one part more than there may be slips: one of the
 * parts is left as it was, at most that many letters from where it stood. So few words are looked at for each
 * question, however many there are.
 */
export class NearWords {
  private readonly byPart = new Map<string, string[]>();
  private readonly words = new Set<string>();

  /** Takes note of a word. */
  add(word: string): void {
    if (this.words.has(word)) return;
    this.words.add(word);
    for (let slips = 1; slips <= MOST_SLIPS; slips += 1) {
      for (const { index, start, end } of parts(word.length, slips)) {
        const key = partKey(slips, word.length, index, word.slice(start, end));
        const known = this.byPart.get(key);
        if (known) known.push(word);
        else this.byPart.set(key, [word]);
      }
    }
  }

  /** The words that this one may be a slip of. */
  *near(asked: string): Iterable<string> {
    const slips = slipsIn(asked);
    if (slips === 0) return;
    const seen = new Set<string>();
    for (const key of this.keysFor(asked, slips)) {
      for (const word of this.byPart.get(key) ?? []) {
        if (seen.has(word)) continue;
        if (seen.add(word).size > COMPARED) return;
        if (differsByAtMost(slips, word, asked)) yield word;
      }
    }
  }

  private *keysFor(asked: string, slips: number): Iterable<string> {
    for (let length = asked.length - slips; length <= asked.length + slips; length += 1) {
      for (const { index, start, end } of parts(length, slips)) {
        const last = Math.min(asked.length - (end - start), start + slips);
        for (let at = Math.max(0, start - slips); at <= last; at += 1) {
          yield partKey(slips, length, index, asked.slice(at, at + end - start));
        }
      }
    }
  }
}

interface Part {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

function parts(length: number, slips: number): readonly Part[] {
  const count = slips + 1;
  return Array.from({ length: count }, (_, index) => ({
    index,
    start: Math.floor((length * index) / count),
    end: Math.floor((length * (index + 1)) / count),
  }));
}

function partKey(slips: number, length: number, index: number, part: string): string {
  return `${slips} ${length} ${index} ${part}`;
}
