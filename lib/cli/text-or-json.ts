import { didYouMean } from '../kubernetes/values/did-you-mean';
import type { Flag, Given } from './flags/flag';
import { UsageError } from './usage-error';

const FORMATS = ['text', 'json'];

/** The flag `--format` of a command that has these two. */
export const TEXT_OR_JSON: Flag = { value: FORMATS.join('|'), says: 'how it is written (default: text)' };

/**
 * The format that was asked for.
 *
 * @throws UsageError for another one
 */
export function textOrJson(given: Given): 'text' | 'json' {
  const format = given.one('format') ?? 'text';
  if (format === 'text' || format === 'json') return format;
  throw new UsageError(
    `there is no format '${format}' here${didYouMean(format, FORMATS)}; known are ${FORMATS.join(', ')}`,
  );
}
