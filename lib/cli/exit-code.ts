/** What a command ends with. */
export const EXIT = {
  /** No error. */
  ok: 0,
  /** There are errors. */
  errors: 1,
  /** It could not run, or there was nothing to do. */
  failed: 2,
} as const;

/** One of them. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
