import { DocumentError } from '../document-error';

// eslint-disable-next-line no-control-regex -- they are what it looks for
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/**
 * Refuses characters that cannot stand in YAML, in quotes or out of them.
 *
 * @see go.yaml.in/yaml/v2 readerc.go yaml_parser_update_buffer
 * @throws DocumentError at the first of them
 */
export function refuseCharacters(text: string): void {
  const at = text.search(CONTROL);
  if (at === -1) return;
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  throw new DocumentError('binary', at, `the control character U+${code} cannot stand in YAML: is this file text?`);
}
