import { asObject, own, withField, type FieldPath, type Json, type JsonObject } from '../../kubernetes';
import { identityOf, type Manifest } from '../../workload';
import { yamlPackage } from '../text/parse-nodes';

/** A step of a JSON patch. @see https://www.rfc-editor.org/rfc/rfc6902 */
export interface PatchStep {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: Json;
}

/** A change of one field; null takes it away. */
export interface PatchedField {
  readonly path: FieldPath;
  readonly value: Json;
}

/**
 * Edits of an object as a JSON patch: what leads to a field and is not there is added with it.
 *
 * @param object as it is before
 */
export function patchSteps(object: JsonObject, fields: readonly PatchedField[]): readonly PatchStep[] {
  let now: Json = object;
  return fields.flatMap(({ path, value }) => {
    const step = stepFor(now, path, value);
    now = withField(now, path, value ?? undefined) ?? now;
    return step ? [step] : [];
  });
}

function stepFor(object: Json, path: FieldPath, value: Json): PatchStep | undefined {
  const there = depthOf(object, path);
  if (value === null) return there === path.length ? { op: 'remove', path: pointer(path) } : undefined;
  if (there === path.length) return { op: 'replace', path: pointer(path), value };
  const missing = path.slice(there + 1);
  return { op: 'add', path: pointer(path.slice(0, there + 1)), value: withField(undefined, missing, value) ?? value };
}

/** How much of a path is there. */
function depthOf(object: Json, path: FieldPath): number {
  let at: Json | undefined = object;
  for (const [depth, step] of path.entries()) {
    if (Array.isArray(at)) at = (at as readonly Json[])[Number(step)];
    else at = own(asObject(at), step);
    if (at === undefined || at === null) return depth;
  }
  return path.length;
}

function pointer(path: FieldPath): string {
  return path.map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** An object with its edits. */
export interface Patched {
  readonly manifest: Manifest;
  readonly fields: readonly PatchedField[];
}

/**
 * A component of kustomize that makes the edits: a `kustomization.yaml` of a folder of its own, for the `components` of
 * other kustomizations. What it adds stands in files beside it.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/components/
 */
export function kustomizeComponent(patched: readonly Patched[], added: readonly JsonObject[]): string {
  const { stringify } = yamlPackage();
  const patches = patched.map(({ manifest, fields }) => ({
    target: targetOf(manifest),
    patch: stringify(patchSteps(manifest.object, fields), { lineWidth: 0 }),
  }));
  return stringify(
    {
      apiVersion: 'kustomize.config.k8s.io/v1alpha1',
      kind: 'Component',
      ...(added.length > 0 && { resources: added.map(fileNameOf) }),
      ...(patches.length > 0 && { patches }),
    },
    { lineWidth: 0 },
  );
}

/** The file that a component names for an object that it adds. */
export function fileNameOf(object: JsonObject): string {
  const { kind, name } = identityOf({ object });
  return `${kind}-${name}.yaml`.toLowerCase();
}

function targetOf(manifest: Manifest): JsonObject {
  const { apiVersion, kind, name } = identityOf(manifest);
  const [version = '', group] = apiVersion.split('/').reverse();
  const { namespace } = asObject(manifest.object['metadata']);
  return { ...(group && { group }), version, kind, name, ...(typeof namespace === 'string' && { namespace }) };
}
