/** Between words, but not between a number and its unit. */
const GAP = /(?<!\d) | (?!(?:s|ms|min|h|KiB|MiB)\b)/;

/**
 * Breaks a text into lines of at most `width` characters between words; a word that is longer has a line of its own.
 *
 * @param first what stands before the first line
 * @param rest what stands before the others
 */
export function wrap(text: string, width: number, first: string, rest: string): string {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(GAP)) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].map((one) => one.trimEnd()).join('\n');
}
