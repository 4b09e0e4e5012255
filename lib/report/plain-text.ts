import { escaped, STEERING } from './steering';

/** Most texts are, and found to be so sooner than by looking for the others. */
const HARMLESS = /^[\x20-\x22\x24-\x39\x3b-\x7e]*$/;

/** A text in which whatever steers a terminal or the log of a job is spelled out; line ends and tabs become spaces. */
export function plainText(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text.replace(/\r\n|[\n\t\r]/g, ' ').replace(STEERING, escaped);
}
