import type { FieldPath, Json } from '../../kubernetes';
import { parseNodes } from './parse-nodes';
import { removeField } from './remove-field';
import { setField } from './set-field';
import { spliced } from './splice';

/** A change of one field of a document. */
export interface FieldEdit {
  readonly path: FieldPath;
  /** The new value; null takes the field away, as the API server reads it. */
  readonly value: Json;
}

/**
 * The text of a document with one field changed, and nothing else.
 *
 * @param value what the document means to kubectl
 * @throws CannotEdit where that is not possible
 */
export function editDocument(text: string, value: Json, edit: FieldEdit): string {
  const written = { text, root: parseNodes(text), value };
  const splices = edit.value === null ? removeField(written, edit.path) : setField(written, edit.path, edit.value);
  return spliced(text, splices);
}
