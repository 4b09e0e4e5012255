import { keepsLimit, type Result } from './case';

const COLUMNS = ['ms', 'peak MiB', 'ratio', 'limit', ''];
const WIDTH = 40;

const cell = (text: string) => text.padStart(10);
const times = (value: number | undefined) => (value === undefined ? '' : `${value.toFixed(2)}x`);

function verdict(result: Result): string {
  if (result.limit === undefined) return '';
  return keepsLimit(result) ? 'ok' : 'MISSED';
}

/** The head of a case's table. */
export const heading = (name: string) => name.padEnd(WIDTH) + COLUMNS.map(cell).join('');

/** A line of a case's table. */
export function row(result: Result): string {
  const { name, milliseconds, peakMiB, ratio, limit } = result;
  const cells = [milliseconds.toFixed(0), peakMiB.toFixed(0), times(ratio), times(limit), verdict(result)];
  return `  ${name}`.padEnd(WIDTH) + cells.map(cell).join('');
}
