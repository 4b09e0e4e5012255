import { DONE, FAILS, type Run } from './run';
import { programDuration } from './program-duration';

/**
 * `sleep 5`, `sleep 1m 30s`; without a number it fails.
 *
 * @returns undefined for what not every `sleep` reads alike (`infinity`, `1e3`, options)
 * @see https://www.gnu.org/software/coreutils/sleep
 */
export function runSleep(args: readonly string[]): Run | undefined {
  if (args.length === 0) return FAILS;
  const seconds = args.reduce((sum, arg) => sum + (programDuration(arg) ?? NaN), 0);
  return Number.isFinite(seconds) ? { ...DONE, atLeast: seconds, atMost: seconds, waits: true } : undefined;
}
