import { asObject, isResourceList, own, type Json } from '../../kubernetes';
import { readSource } from '../../source';
import { CannotEdit } from '../text/cannot-edit';
import { editDocument } from '../text/edit-document';
import { functionResults } from './function-results';
import type { FixedTexts } from '../fix-texts';

/** The list of resources that a function gets, and gives back with its results; any other text as it is. */
export function withResults(text: string, fixed: FixedTexts): string {
  const results = functionResults(fixed);
  const value = resourceListIn(text);
  if (value === undefined || results.length === 0) return text;
  const before = own(asObject(value), 'results') ?? [];
  const all = [...(Array.isArray(before) ? (before as readonly Json[]) : []), ...results];
  try {
    return editDocument(text, value, { path: ['results'], value: all });
  } catch (error) {
    // They stand on stderr as well.
    if (error instanceof CannotEdit) return text;
    throw error;
  }
}

/** What a text means that is a list of resources and nothing else. */
function resourceListIn(text: string): Json | undefined {
  const documents = readSource(text, '').manifests.map(({ writtenIn }) => writtenIn.value);
  const [only] = documents;
  const isList = only !== undefined && documents.every((one) => one === only) && isResourceList(only);
  return isList ? only : undefined;
}
