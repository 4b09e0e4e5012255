import type { Output } from './io';

/** How wide text is written: as the terminal is, but no wider than one can read. */
export function widthOf({ columns = 80 }: Output): number {
  return Math.min(Math.max(columns, 40), 100);
}
