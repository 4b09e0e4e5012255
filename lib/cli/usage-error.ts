/** Something that the user has to change before the command can run: said without a stack trace. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  /** @param hint what to do instead, on a line of its own */
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message);
  }
}
