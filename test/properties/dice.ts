/** Numbers from 0 to 1 that depend on a seed alone. @see https://en.wikipedia.org/wiki/Linear_congruential_generator */
export class Dice {
  private state: number;

  /** @param seed equal seeds roll equally */
  constructor(seed: number) {
    this.state = (seed * 2654435761 + 1013904223) >>> 0;
  }

  /** From 0 up to, but not, 1. */
  roll(): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    // The low bits of this generator hardly change.
    return ((this.state >>> 8) & 0xffffff) / 0x1000000;
  }

  /** A whole number below `sides`. */
  below(sides: number): number {
    return Math.floor(this.roll() * sides);
  }

  /** One of the items. */
  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}
