import { UsageError } from './usage-error';
import { own } from '../kubernetes';

/** The largest file that is read where nobody says: an object in a cluster has at most 1.5 MiB. */
export const DEFAULT_LIMIT = 16 * 1024 * 1024;

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  ki: 2 ** 10,
  mi: 2 ** 20,
  gi: 2 ** 30,
};

/**
 * A size in bytes: `16Mi`, `1G`, `500000`.
 *
 * @throws UsageError for any other text
 */
export function parseFileSize(text: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*([kmg]?i?)b?$/i.exec(text) ?? [];
  const factor = own(UNITS, unit.toLowerCase());
  if (number === undefined || factor === undefined)
    throw new UsageError(`--max-file-size '${text}': write such as 16Mi`);
  return Number(number) * factor;
}
