import { MAX_DEPTH } from '../documents/limits';
import { tooDeep } from '../documents/too-deep';
import type { Cursor } from './cursor';
import type { TokenQueue } from './token-queue';

/** The longest key that needs no `?`, in characters. */
const LONGEST = 1024;

/** What may turn out to be a key: a colon behind it decides. */
interface SimpleKey {
  readonly number: number;
  readonly start: number;
  readonly line: number;
  readonly column: number;
  /** Whether it has to be one: nothing else may stand at the column of a block's keys. */
  readonly isRequired: boolean;
}

/** What may be a key, for each bracket that is open and for the block around them. */
export class SimpleKeys {
  /** Whether a key may start here. */
  isAllowed = true;
  private readonly open: (SimpleKey | undefined)[] = [undefined];
  /** For each level, the token that was looked at last. */
  private readonly numbers: number[] = [-1];
  /** The level that a token may be the key of. */
  private readonly levels = new Map<number, number>();

  constructor(
    private readonly cursor: Cursor,
    private readonly queue: TokenQueue,
  ) {}

  /** Whether a bracket or brace is open. */
  get inFlow(): boolean {
    return this.open.length > 1;
  }

  enterFlow(): void {
    if (this.open.length > MAX_DEPTH) throw tooDeep(this.cursor.at);
    this.open.push(undefined);
    this.numbers.push(this.queue.nextNumber);
    this.isAllowed = true;
  }

  leaveFlow(): void {
    if (this.inFlow) {
      // Brackets in which no key was looked for are forgotten to be one themselves: `[]: a`. kubectl's reader does so.
      this.levels.delete(this.numbers.pop() ?? -1);
      this.open.pop();
    }
    this.isAllowed = false;
  }

  /** Notes that what follows may be a key. */
  save(blockColumn: number): void {
    if (!this.isAllowed) return;
    const { cursor, queue } = this;
    const { at: start, line, column } = cursor;
    this.remove();
    const isRequired = !this.inFlow && blockColumn === column;
    const level = this.open.length - 1;
    const number = queue.nextNumber;
    this.open[level] = { number, start, line, column, isRequired };
    this.numbers[level] = number;
    this.levels.set(number, level);
  }

  /** What was noted last is no key. */
  remove(): void {
    const key = this.open[this.open.length - 1];
    if (!key) return;
    if (key.isRequired) this.refuse(key);
    this.forget(key);
  }

  /** The key that a colon stands behind. */
  take(): SimpleKey | undefined {
    const key = this.valid(this.open.length - 1);
    if (key) this.forget(key);
    return key;
  }

  private forget({ number }: SimpleKey): void {
    this.open[this.open.length - 1] = undefined;
    this.levels.delete(number);
  }

  /** Whether the first token that is read may still turn out to be a key. */
  mayBecomeKey(): boolean {
    const level = this.levels.get(this.queue.taken);
    return level !== undefined && this.valid(level) !== undefined;
  }

  /** A key that is still one: on one line, and not too long. */
  private valid(index: number): SimpleKey | undefined {
    const key = this.open[index];
    if (!key) return undefined;
    const { line, at } = this.cursor;
    if (key.line === line && !this.isTooLong(key.start, at)) return key;
    if (key.isRequired) this.refuse(key);
    this.open[index] = undefined;
    return undefined;
  }

  private isTooLong(start: number, end: number): boolean {
    return end - start > LONGEST && [...this.cursor.text.slice(start, end)].length > LONGEST;
  }

  private refuse({ start }: SimpleKey): never {
    this.cursor.fail(
      'syntax',
      'this is neither `key: value` nor part of the value above: check its colon and its indentation',
      start,
    );
  }
}
