import type { Json } from '../../../lib/kubernetes';
import type { DocumentError } from '../../../lib/source/documents/document-error';
import { documentsIn } from '../../../lib/source/documents/documents-in';

/** What was made of a text: its documents up to the first that is refused. */
export interface TextReading {
  readonly documents: readonly Json[];
  readonly isRefused: boolean;
  /** Why the document is refused that was refused first. */
  readonly refusal?: DocumentError;
}

/** Reads a text as the checker does, and as far as kubectl goes: to the first document that is refused. */
export function readText(text: string): TextReading {
  const documents: Json[] = [];
  for (const { reading, error } of documentsIn(text)) {
    if (error) return { documents, isRefused: true, refusal: error };
    if (reading && reading.value !== null) documents.push(reading.value);
  }
  return { documents, isRefused: false };
}
