/** A file's bytes as text, or why they are none. */
export type DecodedText =
  { readonly text: string } | { readonly code: 'binary' | 'encoding'; readonly line: number; readonly message: string };

/**
 * Decodes a file: UTF-8, or UTF-16 if it starts with a byte order mark, as kubectl does. The mark stays in the text:
 * `readSource` passes over it, and what is written back keeps it.
 *
 * @see go.yaml.in/yaml/v2 readerc.go yaml_parser_determine_encoding
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && bytes.includes(0)) {
    return { code: 'binary', line: 1, message: 'this file is not text: it holds zero bytes' };
  }
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const line = lineOfFirstFault(bytes, encoding);
    return {
      code: 'encoding',
      line,
      message: `this line is not valid ${encoding.toUpperCase()}: save the file as UTF-8`,
    };
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** The first line with a replacement character. */
function lineOfFirstFault(bytes: Uint8Array, encoding: string): number {
  const [before = ''] = new TextDecoder(encoding).decode(bytes).split('\ufffd', 1);
  return before.split('\n').length;
}
