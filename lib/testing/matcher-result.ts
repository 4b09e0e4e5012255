/** What a matcher tells jest. */
export interface MatcherResult {
  readonly pass: boolean;
  /** Why the test fails: what was found instead, or, of `.not`, that it was found. */
  readonly message: () => string;
}
