/**
 * Manifests that contradict the facts they were made from: all problems of an app, each with its numbers, its rule
 * and the smallest fix. It carries no stack trace: the place is a field of a manifest, not a line of this library.
 *
 * @jsii ignore
 */
export class SynthesisError extends Error {
  /** One text for each problem. */
  declare public readonly problems: readonly string[];

  /**
   * @param problems one text for each problem
   * @param causes what somebody else's code has thrown, with its own stack: a Lazy, an environment variable's producer
   */
  constructor(problems: readonly string[], causes: readonly unknown[] = []) {
    const count = problems.length === 1 ? 'One problem' : `${problems.length} problems`;
    super(`${count} in the manifests:\n\n${problems.join('\n\n')}\n`, causeOf(causes));
    // Not enumerable: Node prints enumerable fields of what nobody catches, and the message says it all.
    Object.defineProperties(this, { name: { value: 'SynthesisError' }, problems: { value: problems } });
    this.stack = `SynthesisError: ${this.message}`;
  }
}

function causeOf(causes: readonly unknown[]): ErrorOptions | undefined {
  if (causes.length === 0) return undefined;
  return { cause: causes.length === 1 ? causes[0] : new AggregateError(causes, `${causes.length} exceptions`) };
}
