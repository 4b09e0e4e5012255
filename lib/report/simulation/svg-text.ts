import { plainText } from '../plain-text';
import { xmlText } from '../xml-text';

/** A text of a manifest in a picture, where it is never markup. */
export const escaped = (words: string): string => xmlText(plainText(words));

/** A length to a tenth. */
export const round = (value: number): number => Math.round(value * 10) / 10;

/** Words at a place. */
export function svgText(x: number, y: number, words: string, kind: string): string {
  return `<text x="${round(x)}" y="${y}"${kind === '' ? '' : ` class="${kind}"`}>${escaped(words)}</text>`;
}

/** The letter of a cause on a disc, so that it is told without colour. */
export function lossMark(x: number, y: number, letter: string): string {
  return `<circle cx="${round(x)}" cy="${y}" r="7" class="loss"/><text x="${round(x)}" y="${y + 4}" text-anchor="middle" class="letter">${letter}</text>`;
}
