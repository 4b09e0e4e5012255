import { GO_DURATION_UNITS, LONGEST_GO_DURATION, NANOSECONDS_PER_SECOND } from './go-duration-units';
import type { Seconds } from './seconds';

const TERM = /(\d*)(?:(\.)(\d*))?([^\d.]*)/y;

/**
 * Reads a duration in Go's grammar, which `kubectl` and Kubernetes' own configuration use: an optional sign, then
 * numbers with a unit each (`1m30s`, `1.5h`, `250ms`); only zero may go without a unit.
 *
 * @returns the duration in seconds, exact to the nanosecond
 * @throws RangeError when the text is no duration, naming what is wrong with it
 * @see https://pkg.go.dev/time#ParseDuration
 */
export function parseGoDuration(text: string): Seconds {
  const [, sign, magnitude] = /^([-+]?)(.*)$/s.exec(text) as unknown as [string, string, string];
  if (magnitude === '0') return 0;
  if (magnitude === '') throw invalid(text, 'it is empty');
  const nanoseconds = sumOfTerms(text, magnitude);
  if (nanoseconds > LONGEST_GO_DURATION) throw invalid(text, 'it is longer than 292 years');
  const seconds = inSeconds(nanoseconds);
  return sign === '-' ? 0 - seconds : seconds;
}

/** Whether Go reads a text as a duration. */
export function isGoDuration(text: string): boolean {
  try {
    parseGoDuration(text);
    return true;
  } catch {
    return false;
  }
}

function sumOfTerms(text: string, magnitude: string): bigint {
  let sum = 0n;
  TERM.lastIndex = 0;
  while (TERM.lastIndex < magnitude.length) {
    const [term, whole = '', , fraction = '', unit = ''] = TERM.exec(magnitude) ?? [''];
    if (whole === '' && fraction === '') throw invalid(text, `"${term}" does not start with a number`);
    const size = GO_DURATION_UNITS.get(unit);
    if (size === undefined) throw invalid(text, unit === '' ? `${term} has no unit` : `"${unit}" is not a unit`);
    sum += BigInt(whole) * size + fractionOf(fraction, size);
  }
  return sum;
}

/**
 * Computed in floating point as Go does, so that a third of an hour, `0.3333333333333333333h`, is 20 minutes; digits
 * beyond an int64 are dropped.
 */
function fractionOf(digits: string, size: bigint): bigint {
  let [value, scale] = [0n, 1];
  for (const digit of digits) {
    const next = value * 10n + BigInt(digit);
    if (next > LONGEST_GO_DURATION) break;
    [value, scale] = [next, scale * 10];
  }
  return BigInt(Math.trunc(Number(value) * (Number(size) / scale)));
}

function inSeconds(nanoseconds: bigint): Seconds {
  return Number(nanoseconds / NANOSECONDS_PER_SECOND) + Number(nanoseconds % NANOSECONDS_PER_SECOND) / 1e9;
}

function invalid(text: string, reason: string): RangeError {
  return new RangeError(`"${text}" is not a duration such as 1m30s, 1.5h or 250ms: ${reason}`);
}
