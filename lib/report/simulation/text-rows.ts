import { maxOf } from '../../kubernetes';
import type { SimulationTextSettings } from './text-simulation-settings';

/** Eighths of a block. */
const LEVELS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** The most that a single digit tells. */
const DIGIT = 9;

/** How many there are in each column: a digit; where that is too small, a level of what is wanted. */
export function countRow(
  counts: readonly number[],
  wanted: number,
  { ascii, paint }: SimulationTextSettings,
): readonly string[] {
  const fits = maxOf(counts.filter(Number.isFinite), wanted) <= DIGIT;
  return counts.map((count) => {
    if (!Number.isFinite(count)) return ' ';
    const text = fits ? String(count) : levelOf(count / wanted, ascii);
    return count < wanted ? paint(count === 0 ? 'error' : 'warning', text) : text;
  });
}

/** Which share of the requests is lost in each column. */
export function lostRow(shares: readonly number[], { ascii, paint }: SimulationTextSettings): readonly string[] {
  return shares.map((share) => (share <= 1e-9 ? ' ' : paint('error', levelOf(share, ascii))));
}

/** A share as an eighth of a block, in ASCII as tenths; nothing only for nothing. */
function levelOf(share: number, ascii: boolean): string {
  if (ascii) return share <= 0 ? '0' : String(Math.max(1, Math.min(9, Math.floor(share * 10 + 1e-9))));
  if (share <= 0) return '_';
  return LEVELS[Math.max(0, Math.min(7, Math.ceil(share * 8 - 1e-9) - 1))] ?? '█';
}
