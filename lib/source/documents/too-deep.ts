import { DocumentError } from './document-error';
import { MAX_DEPTH } from './limits';

/** Why values inside values inside values are not read. */
export function tooDeep(offset: number): DocumentError {
  return new DocumentError('nesting-too-deep', offset, `values are nested more than ${MAX_DEPTH} levels deep`);
}
