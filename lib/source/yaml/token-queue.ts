import type { Kind, Token } from './token';

/** Tokens that are read and not taken: few, but a key is told from a value only by the colon behind it. */
export class TokenQueue {
  /** How many tokens have been taken. */
  taken = 0;
  private tokens: Token[] = [];
  private head = 0;

  get isEmpty(): boolean {
    return this.head === this.tokens.length;
  }

  get first(): Token {
    return this.tokens[this.head] as Token;
  }

  /** The number that the next token to be added gets. */
  get nextNumber(): number {
    return this.taken + this.tokens.length - this.head;
  }

  add(kind: Kind, start: number, end: number, text = '', suffix = ''): void {
    this.tokens.push({ kind, start, end, text, suffix });
  }

  /** Puts a token of no length before the one with a number; behind all of them where that one has been taken. */
  insert(number: number, kind: Kind, at: number): void {
    if (number < this.taken) this.add(kind, at, at);
    else this.tokens.splice(this.head + number - this.taken, 0, { kind, start: at, end: at, text: '', suffix: '' });
  }

  take(): void {
    this.head += 1;
    this.taken += 1;
    if (this.isEmpty) {
      this.tokens = [];
      this.head = 0;
    }
  }
}
