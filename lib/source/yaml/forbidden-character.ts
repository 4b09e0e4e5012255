import { DocumentError } from '../documents/document-error';

/** Halves of a character stand where a file's bytes are none. */
// eslint-disable-next-line no-control-regex -- they are what it looks for
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|\p{Cs}/u;

/**
 * What is wrong with the first character that cannot stand in YAML, in quotes or out of them.
 *
 * @see go.yaml.in/yaml/v2 readerc.go yaml_parser_update_buffer
 */
export function forbiddenCharacter(text: string): DocumentError | undefined {
  const at = text.search(FORBIDDEN);
  if (at === -1) return undefined;
  const code = text.charCodeAt(at);
  if (code >= 0xd800 && code <= 0xdfff) return new DocumentError('encoding', at, NOT_UTF8);
  const name = code.toString(16).toUpperCase().padStart(4, '0');
  return new DocumentError('binary', at, `the control character U+${name} cannot stand in YAML: is this file text?`);
}

const NOT_UTF8 = 'this is not valid UTF-8: save the file as UTF-8';
