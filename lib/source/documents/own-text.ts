const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * A piece of a text as a text of its own. V8 keeps the whole of what a piece was cut from as long as the piece is there, and
 * takes two bytes for each character of it where one of them, anywhere, is not of Latin-1.
 */
export function ownText(piece: string): string {
  const own = DECODER.decode(ENCODER.encode(piece));
  return own === piece ? own : piece; // half a character of UTF-16 is none of UTF-8
}
