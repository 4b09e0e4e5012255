import { parseAllDocuments } from 'yaml';
import type { JsonObject, Manifest } from '../../../lib/workload';

/** The manifests of a YAML text, as one cluster's content. */
export function manifestsIn(text: string): Manifest[] {
  return parseAllDocuments(text).map((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    return { object: document.toJS() as JsonObject };
  });
}
