import { own } from '../../kubernetes';
import type { Manifest } from '../objects/manifest';
import { Numbers } from './numbers';

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

/** What an object is but for names of workloads, and those that were left out. */
export interface Shape {
  /** The same number for the same shape. */
  readonly number: number;
  readonly names: ReadonlySet<string>;
}

/** What lies around and between the data of an object. */
const [OBJECT, LIST, END, NAME, ABSENT] = [{}, {}, {}, {}, {}];

/** Reads where in objects the names of workloads are written. */
export class WrittenNames {
  /** Names that stand in other places than those of names, or within another text: somebody may make more of them. */
  readonly elsewhere = new Set<string>();
  private readonly lengths: readonly number[];
  private readonly known = new Set<string>();
  /** Each piece of data is looked into when it is seen for the first time. */
  private readonly pieces = new Numbers<unknown>((piece) => {
    if (typeof piece === 'string') this.lookIntoOnce(piece);
  });
  private readonly written = new Numbers<string>();
  private readonly shapes = new Numbers<string>();
  private found = new Set<string>();
  private piecesOfOne: number[] = [];

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
    this.piecesOfOne = [];
    this.places.enter?.(manifest);
    this.read(manifest.object, '', '');
    const { directory, kustomization, renderedFrom } = manifest;
    for (const path of [directory, kustomization, renderedFrom]) this.addWritten(path && this.pathOf(path));
    const { identityOnly, subchart, isLeftOpen, isRendered, isGenerated } = manifest;
    for (const one of [identityOnly, subchart, isLeftOpen, isRendered, isGenerated]) this.addWritten(String(one));
    return { number: this.shapes.of(this.piecesOfOne.join(' ')), names: this.found };
  }

  /** A path with what names tell in the places of folders that are called so. */
  private pathOf(path: string): string {
    const folders = path.split('/').map((one) => this.told(one) ?? one);
    return folders.join('/');
  }

  private read(value: unknown, key: string, above: string): void {
    if (typeof value === 'string') return this.readString(value, key, above);
    if (typeof value !== 'object' || value === null) return this.add(value);
    if (Array.isArray(value)) return this.readList(value, key, above);
    // What is no plain data is like nothing else.
    if (Object.getPrototypeOf(value) !== Object.prototype) return this.add({});
    this.add(OBJECT);
    for (const name of Object.keys(value)) {
      this.add(name);
      this.read(own(value as Readonly<Record<string, unknown>>, name), name, key);
    }
    this.add(END);
  }

  private readList(list: readonly unknown[], key: string, above: string): void {
    this.add(LIST);
    for (const one of list) this.read(one, key, above);
    this.add(END);
  }

  private readString(text: string, key: string, above: string): void {
    const written = this.places.read(text, key, above, this.told, this.among);
    if (written === undefined) this.add(text);
    else this.addWritten(written);
  }

  /** Adds a text in which no name is left, or none that is looked for there. */
  private addWritten(text: string | undefined): void {
    this.add(text === undefined ? ABSENT : NAME);
    if (text !== undefined) this.piecesOfOne.push(this.written.of(text));
  }

  private add(piece: unknown): void {
    this.piecesOfOne.push(this.pieces.of(piece));
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
