/** The length of a text in UTF-8. Most are plain ASCII, whose length is that of the text. */
export function bytesOf(text: string): number {
  return PLAIN.test(text) ? text.length : new TextEncoder().encode(text).length;
}

// eslint-disable-next-line no-control-regex -- every character of one byte
const PLAIN = /^[\x00-\x7f]*$/;
