import { parseGoDuration, type Seconds } from '../kubernetes';

/**
 * Reads a duration that somebody states as a fact: Go's grammar, but nothing takes less than no time.
 *
 * @throws RangeError for anything else, naming what is wrong with it
 */
export function parseStatedDuration(text: string): Seconds {
  const seconds = parseGoDuration(text.trim());
  if (seconds < 0) throw new RangeError(`"${text.trim()}" is negative, and no fact takes less than 0s`);
  return seconds;
}
