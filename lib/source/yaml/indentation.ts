import { Kind } from './token';
import type { TokenQueue } from './token-queue';

/** The columns of the blocks that are open. */
export class Indentation {
  /** That of the innermost one; -1 outside of all. */
  column = -1;
  private readonly outer: number[] = [];

  constructor(private readonly queue: TokenQueue) {}

  /** Opens a block where what stands at a column is deeper than the one that is open. */
  roll(column: number, kind: Kind, at: number): void {
    this.rollAt(column, this.queue.nextNumber, kind, at);
  }

  /** The same before a token that has been read. */
  rollAt(column: number, number: number, kind: Kind, at: number): void {
    if (this.column >= column) return;
    this.outer.push(this.column);
    this.column = column;
    this.queue.insert(number, kind, at);
  }

  /** Closes the blocks that are deeper than a column. */
  unroll(column: number, at: number, inFlow: boolean): void {
    if (inFlow) return;
    while (this.column > column) {
      this.queue.add(Kind.BlockEnd, at, at);
      this.column = this.outer.pop() ?? -1;
    }
  }
}
