import type { Finding } from '../../lib/check';
import type { FieldPath } from '../../lib/kubernetes';
import { identityOf, type Json, type JsonObject } from '../../lib/workload';

/** The manifests with the edits of findings applied. */
export function edited(manifests: readonly JsonObject[], findings: readonly Finding[]): readonly JsonObject[] {
  return manifests.map((object) => {
    const { kind, name } = identityOf({ object });
    const copy = structuredClone(object) as JsonObject;
    for (const { resource, edits } of findings) {
      if (resource.kind !== kind || resource.name !== name) continue;
      for (const { path, value } of edits) write(copy, path, value);
    }
    return copy;
  });
}

function write(object: JsonObject, path: FieldPath, value: Json): void {
  let place = object as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) place = (place[step] ??= {}) as Record<string | number, unknown>;
  place[path.at(-1) as string | number] = value;
}
