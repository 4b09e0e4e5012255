/** A fact that is missing, of a wrong type or impossible. The message says all: where, which, and what to write. */
export class FactError extends Error {
  public override readonly name = 'FactError';
}
