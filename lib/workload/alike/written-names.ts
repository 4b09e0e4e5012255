import type { Manifest } from '../objects/manifest';

/** What is written in the place of a name, or of names among other words; nothing where there is none. */
export type Told = (text: string) => string | undefined;

/** Where in an object the name of a workload is its name, and tells nothing else. */
export interface NamePlaces {
  /** Says which object is read next. */
  enter?(manifest: Manifest): void;
  /**
   * What is written of a text that is, or has in it, a name; nothing where this is no place of names.
   *
   * @param told for a name by itself
   * @param among for names that stand apart among other words
   */
  read(text: string, key: string, above: string, told: Told, among: Told): string | undefined;
}

/** What names consist of. */
const WORD = /[a-z0-9-]+/g;

/** An object as a text in which names of workloads are left out, and those that were. */
export interface Shape {
  readonly text: string;
  readonly names: ReadonlySet<string>;
}

/** Reads where in objects the names of workloads are written. */
export class WrittenNames {
  /** Names that stand in other places than those of names, or within another text: somebody may make more of them. */
  readonly elsewhere = new Set<string>();
  private readonly lengths: readonly number[];
  private readonly known = new Set<string>();
  private found = new Set<string>();
  private strange = 0;

  /** @param names those to look for, each with what is written in its place */
  constructor(
    private readonly names: ReadonlyMap<string, string>,
    private readonly places: NamePlaces,
  ) {
    this.lengths = [...new Set([...names.keys()].map(({ length }) => length))].sort((one, other) => other - one);
    for (const name of names.keys()) this.lookInto(name, isApart);
  }

  /** An object, and where it comes from, with what names tell in their places. */
  shapeOf(manifest: Manifest): Shape {
    this.found = new Set();
    this.places.enter?.(manifest);
    const { object, identityOnly, directory } = manifest;
    const { kustomization, renderedFrom, subchart, isLeftOpen, isRendered, isGenerated } = manifest;
    const paths = [directory, kustomization, renderedFrom].map((path) => path && this.pathOf(path));
    const text = this.textOf(object, '', '');
    const rest = [identityOnly, ...paths, subchart, isLeftOpen, isRendered, isGenerated];
    return { text: `${text} ${rest.join(' ')}`, names: this.found };
  }

  /** A path with what names tell in the places of folders that are called so. */
  private pathOf(path: string): string {
    const folders = path.split('/').map((one) => this.told(one) ?? one);
    return folders.join('/');
  }

  private textOf(value: unknown, key: string, above: string): string {
    if (typeof value === 'string') return this.stringOf(value, key, above);
    if (Array.isArray(value)) return `[${value.map((one) => this.textOf(one, key, above)).join(',')}]`;
    if (typeof value !== 'object' || value === null) return String(value);
    // What is no plain data is like nothing else.
    if (Object.getPrototypeOf(value) !== Object.prototype) return `?${(this.strange += 1)}`;
    let text = '{';
    for (const [name, below] of Object.entries(value)) {
      this.lookIntoOnce(name);
      text += `${name.length} ${name}:${this.textOf(below, name, key)},`;
    }
    return `${text}}`;
  }

  private stringOf(text: string, key: string, above: string): string {
    return this.places.read(text, key, above, this.told, this.among) ?? this.asItIs(text);
  }

  private asItIs(text: string): string {
    this.lookIntoOnce(text);
    return `"${text.length} ${text}`;
  }

  private readonly told = (name: string): string | undefined => {
    const told = this.names.get(name);
    if (told === undefined) return undefined;
    this.found.add(name);
    return `=${told}`;
  };

  private readonly among = (text: string): string | undefined => {
    const names = this.namesIn(text);
    if (names.length === 0) return undefined;
    let parts = '~';
    let end = 0;
    for (const { name, start } of names) {
      parts += `${this.asItIs(text.slice(end, start))}${this.told(name)}`;
      end = start + name.length;
    }
    return `${parts}${this.asItIs(text.slice(end))}~`;
  };

  /** The names that stand apart in a text, each the longest one at its place. */
  private namesIn(text: string): readonly { readonly name: string; readonly start: number }[] {
    const names = [];
    for (const { 0: word, index } of text.matchAll(WORD)) {
      for (let start = 0; start < word.length; start += 1) {
        const name = this.nameAt(word, start);
        if (name === undefined) continue;
        names.push({ name, start: index + start });
        start += name.length;
      }
    }
    return names;
  }

  private nameAt(word: string, start: number): string | undefined {
    if (start > 0 && word[start - 1] !== '-') return undefined;
    for (const length of this.lengths) {
      const end = start + length;
      if (end > word.length || (end < word.length && word[end] !== '-')) continue;
      const name = word.slice(start, end);
      if (this.names.has(name)) return name;
    }
    return undefined;
  }

  private lookIntoOnce(text: string): void {
    if (this.known.has(text)) return;
    this.known.add(text);
    for (const [word] of text.matchAll(WORD)) {
      if (word !== text && this.known.has(word)) continue;
      this.known.add(word);
      this.lookInto(word, () => true);
    }
  }

  private lookInto(word: string, counts: (part: string, start: number, word: string) => boolean): void {
    for (const length of this.lengths) {
      for (let start = 0; start + length <= word.length; start += 1) {
        const part = word.slice(start, start + length);
        if (this.names.has(part) && counts(part, start, word)) this.elsewhere.add(part);
      }
    }
  }
}

/** Whether a name stands apart in another one, as `orders` in `orders-worker`, and not as `web-1` in `web-10`. */
function isApart({ length }: string, start: number, word: string): boolean {
  const end = start + length;
  return length < word.length && (start === 0 || word[start - 1] === '-') && (end === word.length || word[end] === '-');
}
