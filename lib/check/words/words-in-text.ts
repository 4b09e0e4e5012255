import { grouped } from '../../kubernetes';

/** So many letters of a word tell which one it is: of longer ones, all that begin so. */
const TOLD_APART = 256;

/** What of many words stands in a text. Both may be anybody's: that all words begin alike costs no more. */
export class WordsInText {
  private readonly whole: ReadonlyMap<string, readonly string[]>;
  private readonly words: readonly string[];
  /** Of each word the longest that it begins with, by their places; -1 for none. */
  private readonly beginnings: readonly number[];
  private readonly starts: ReadonlySet<string>;
  private readonly start: number;

  constructor(words: Iterable<string>) {
    this.whole = grouped([...new Set(words)], (word) => word.slice(0, TOLD_APART));
    this.words = [...this.whole.keys()].sort();
    this.beginnings = beginningsOf(this.words);
    this.start = this.words.reduce((least, { length }) => Math.min(least, length), Infinity);
    this.starts = new Set(this.words.map((word) => word.slice(0, this.start)));
  }

  /** At each place of a text the longest word that stands there, or that may. */
  in(text: string): ReadonlySet<string> {
    const found = new Set<string>();
    for (let at = 0; at + this.start <= text.length; at += 1) {
      if (!this.starts.has(text.slice(at, at + this.start))) continue;
      const word = this.longestOf(text.slice(at, at + TOLD_APART));
      if (word !== undefined) found.add(word);
    }
    return new Set([...found].flatMap((word) => this.whole.get(word) ?? []));
  }

  /** The longest word that a text begins with: the last one before it in order, or one that this one begins with. */
  private longestOf(text: string): string | undefined {
    let place = this.lastUpTo(text);
    const shared = commonLength(this.words[place] ?? '', text);
    while (place >= 0 && (this.words[place] as string).length > shared) place = this.beginnings[place] as number;
    return this.words[place];
  }

  /** The place of the last word that is not behind a text in order; -1 for none. */
  private lastUpTo(text: string): number {
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.words[middle] as string) <= text) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** In order, what a word begins with stands before it, and between them only what begins with that, too. */
function beginningsOf(words: readonly string[]): readonly number[] {
  const open: number[] = [];
  return words.map((word, place) => {
    while (open.length > 0 && !word.startsWith(words[open.at(-1) as number] as string)) open.pop();
    const beginning = open.at(-1) ?? -1;
    open.push(place);
    return beginning;
  });
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
