/** Nanoseconds in one second. */
export const NANOSECONDS_PER_SECOND = 1_000_000_000n;

/**
 * The longest duration that Go can hold, in nanoseconds: about 292 years.
 *
 * @see https://pkg.go.dev/time#Duration
 */
export const LONGEST_GO_DURATION = 2n ** 63n - 1n;

/**
 * The units of Go's duration grammar, in nanoseconds.
 *
 * @see https://pkg.go.dev/time#ParseDuration
 */
export const GO_DURATION_UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n], // U+00B5, the micro sign
  ['μs', 1_000n], // U+03BC, the Greek letter mu
  ['ms', 1_000_000n],
  ['s', NANOSECONDS_PER_SECOND],
  ['m', 60n * NANOSECONDS_PER_SECOND],
  ['h', 3600n * NANOSECONDS_PER_SECOND],
]);
