/** Numbers for things, the same for the same thing. */
export class Numbers<Thing> {
  private readonly numbers = new Map<Thing, number>();

  /** @param onFirst what is done with a thing that is seen for the first time */
  constructor(private readonly onFirst: (thing: Thing) => void = () => undefined) {}

  of(thing: Thing): number {
    const known = this.numbers.get(thing);
    if (known !== undefined) return known;
    const next = this.numbers.size;
    this.numbers.set(thing, next);
    this.onFirst(thing);
    return next;
  }
}
