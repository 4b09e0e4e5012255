import { DocumentError } from './document-error';
import { shownKey } from '../showing/shown-key';

/** What kubectl does not say: of two entries with one key it sends the last. */
export function duplicateKey(key: string, offset: number): DocumentError {
  const message = `the key \`${shownKey(key)}\` is written twice in one mapping: kubectl sends only the last; remove one of them`;
  return new DocumentError('duplicate-key', offset, message);
}
