import { asObject, type JsonObject } from '../../kubernetes';
import { readSource } from '../../source';
import { identityOf, type Manifest } from '../../workload';
import type { MadeEdit, RepairableText } from '../repair-texts';
import { yamlPackage } from '../text/parse-nodes';
import { fileNameOf, kustomizeComponent, type PatchedField } from './kustomize-patch';

/**
 * The edits of a repair as a component of kustomize, with the objects that it adds behind it: for manifests that
 * nobody edits by hand, such as those of a chart or of a base from elsewhere.
 *
 * @param texts as they were before
 */
export function kustomizeOf(
  texts: readonly RepairableText[],
  { made }: { readonly made: readonly MadeEdit[] },
): string {
  const added = made.filter(({ path }) => path.length === 0).map(({ after }) => asObject(after));
  const edits = made.filter(({ path }) => path.length > 0);
  const manifests: readonly Manifest[] = texts.flatMap(({ file, text }) => readSource(text, file).manifests);
  const patched = manifests.flatMap((manifest) => {
    const fields = edits.filter((edit) => isMeant(manifest, edit)).map(fieldOf);
    return fields.length > 0 ? [{ manifest, fields }] : [];
  });
  if (patched.length + added.length === 0) return '';
  return [kustomizeComponent(patched, added), ...added.map(fileOf)].join('');
}

function isMeant(manifest: Manifest, { file, resource }: MadeEdit): boolean {
  return manifest.file === file && JSON.stringify(identityOf(manifest)) === JSON.stringify(resource);
}

function fieldOf({ path, after }: MadeEdit): PatchedField {
  return { path, value: after ?? null };
}

/** An added object, headed by the file that the component names. */
function fileOf(object: JsonObject): string {
  return `---\n# ${fileNameOf(object)}\n${yamlPackage().stringify(object, { lineWidth: 0 })}`;
}
