import { LONGEST_GO_DURATION, NANOSECONDS_PER_SECOND } from './go-duration-units';
import type { Seconds } from './seconds';

/**
 * Writes a duration as Go does: `1m30s`, `45s`, `1h0m0s`, `0s`; shorter than a second in the unit that fits (`250ms`).
 * `parseGoDuration` reads it back.
 *
 * @param seconds rounded to the nearest nanosecond
 * @throws RangeError when Go could not hold the duration (not a number, or longer than 292 years)
 * @see https://pkg.go.dev/time#Duration.String
 */
export function formatGoDuration(seconds: Seconds): string {
  if (!Number.isFinite(seconds)) throw new RangeError(`${seconds} s is not a duration`);
  const nanoseconds = inNanoseconds(Math.abs(seconds));
  if (nanoseconds > LONGEST_GO_DURATION) throw new RangeError(`${seconds} s is longer than 292 years`);
  const sign = seconds < 0 && nanoseconds > 0n ? '-' : '';
  return sign + (nanoseconds < NANOSECONDS_PER_SECOND ? belowOneSecond(nanoseconds) : fromOneSecond(nanoseconds));
}

function inNanoseconds(seconds: Seconds): bigint {
  const whole = Math.floor(seconds);
  return BigInt(whole) * NANOSECONDS_PER_SECOND + BigInt(Math.round((seconds - whole) * 1e9));
}

function belowOneSecond(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return '0s';
  if (nanoseconds < 1_000n) return `${nanoseconds}ns`;
  if (nanoseconds < 1_000_000n) return `${decimal(nanoseconds, 3)}µs`;
  return `${decimal(nanoseconds, 6)}ms`;
}

function fromOneSecond(nanoseconds: bigint): string {
  const minutes = nanoseconds / (60n * NANOSECONDS_PER_SECOND);
  const seconds = `${decimal(nanoseconds % (60n * NANOSECONDS_PER_SECOND), 9)}s`;
  if (minutes === 0n) return seconds;
  if (minutes < 60n) return `${minutes}m${seconds}`;
  return `${minutes / 60n}h${minutes % 60n}m${seconds}`;
}

/** `units / 10^places`, without trailing zeros. */
function decimal(units: bigint, places: number): string {
  const digits = units.toString().padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  return digits.slice(0, -places) + (fraction && `.${fraction}`);
}
