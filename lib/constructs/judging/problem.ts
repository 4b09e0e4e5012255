/** Something that fails synthesis. */
export interface Problem {
  readonly text: string;
  /** The exception of somebody else's code that it comes from. */
  readonly cause?: unknown;
}
