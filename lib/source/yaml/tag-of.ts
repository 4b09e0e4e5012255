import { DocumentError } from '../documents/document-error';
import type { Token } from './token';

/** A tag in full, such as `tag:yaml.org,2002:str`. */
export function tagOf(token: Token): string {
  const { text: handle, suffix } = token;
  if (handle === '' || handle === '!') return handle + suffix;
  if (handle === '!!') return `tag:yaml.org,2002:${suffix}`;
  throw new DocumentError(
    'syntax',
    token.start,
    'nothing says what this tag means: quote a value that begins with `!`',
  );
}
