import { posix } from 'node:path';
import { asArray, asObject, asString, type FieldPath, type JsonObject, valueAt } from '../../kubernetes';
import { readSource, readSettings, type SourceManifest } from '../../source';
import type { Manifest } from '../../workload';
import type { Rendering } from './rendering';
import { runTool } from './run-tool';
import { textIn } from '../files/text-in';

const ORIGIN = 'config.kubernetes.io/origin';
const TRANSFORMATIONS = 'alpha.config.kubernetes.io/transformations';
const LARGEST = 16 * 1024 * 1024;

/**
 * What a kustomization builds. It is built through another one, in a folder of its own, that asks kustomize to say
 * where each object and each change comes from; nothing is written into the user's.
 */
export function renderKustomization(folder: string, rendering: Rendering): readonly Manifest[] {
  const { tools, directoryOf } = rendering;
  const origins = new Origins(folder, rendering);
  return tools.inFolder((temporary) => {
    const [from, to] = [tools.absolute(temporary), tools.absolute(folder)];
    const base = posix.relative(from, to);
    const text = JSON.stringify({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: [base],
      buildMetadata: ['originAnnotations', 'transformerAnnotations'],
    });
    tools.write(`${temporary}/kustomization.yaml`, text);
    const calls = [
      ['kustomize', 'build', temporary],
      ['kubectl', 'kustomize', temporary],
    ] as const;
    const printed = runTool(tools, calls, `the kustomization ${folder}`);
    const name = posix.join(folder, 'kustomization.yaml');
    const { manifests } = readSource(printed, name, { directory: directoryOf(folder) });
    return manifests.map((manifest) => origins.leadBack(manifest, from));
  });
}

/** Where the objects that kustomize prints come from. */
class Origins {
  private readonly read = new Map<string, readonly SourceManifest[]>();

  constructor(
    private readonly folder: string,
    private readonly rendering: Rendering,
  ) {}

  /** A manifest without kustomize's notes, whose fields are found where the user has written them. */
  leadBack(manifest: SourceManifest, from: string): Manifest {
    const annotations = asObject(asObject(manifest.object['metadata'])['annotations']);
    const here = (path: string) => this.named(posix.join(from, path));
    const origin = here(/^path: (.+)$/m.exec(asString(annotations[ORIGIN]) ?? '')?.[1] ?? '');
    const object = withoutNotes(manifest.object);
    const source = this.sameIn(origin, object);
    const { directory, identityOnly } = manifest;
    const known = { object, directory, ...(identityOnly === true && { identityOnly }) };
    if (source === undefined) return { ...known, file: manifest.file, isRendered: true, excerpt: manifest.excerpt };
    const changedBy = (asString(annotations[TRANSFORMATIONS]) ?? '').matchAll(/configuredIn: (.+)$/gm);
    const patches = [...new Set([...changedBy].map(([, file]) => here(file ?? '')))].flatMap((file) =>
      this.patchesOf(file),
    );
    const placed = (path: FieldPath) =>
      placeOf(
        path,
        object,
        source,
        patches.flatMap((file) => this.manifestsOf(file)),
      );
    return {
      ...known,
      file: source.file,
      ...(source.isGenerated === true && { isGenerated: true }),
      locate: (path) => ({ file: placed(path).file, ...placed(path).locate(path) }),
      excerpt: (path) => placed(path).excerpt(path),
    };
  }

  /** A path as the user would write it. */
  private named(absolute: string): string {
    const { tools } = this.rendering;
    return posix.join(this.folder, posix.relative(tools.absolute(this.folder), absolute));
  }

  private manifestsOf(file: string): readonly SourceManifest[] {
    const known = this.read.get(file);
    if (known) return known;
    let manifests: readonly SourceManifest[] = [];
    try {
      manifests = readSource(textIn(file, this.rendering.files, LARGEST), file).manifests;
    } catch {
      // A remote base was in a folder that is gone.
    }
    this.read.set(file, manifests);
    return manifests;
  }

  /** The object of a file that became another one: of the same kind, and of its name but for what goes around it. */
  private sameIn(file: string, object: JsonObject): SourceManifest | undefined {
    const alike = this.manifestsOf(file).filter((one) => one.object['kind'] === object['kind']);
    const name = nameOf(object);
    const named = alike.filter((one) => name.includes(nameOf(one.object)));
    return (
      named.find((one) => nameOf(one.object) === name) ??
      (named.length === 1 ? named[0] : undefined) ??
      (alike.length === 1 ? alike[0] : undefined)
    );
  }

  private patchesOf(file: string): readonly string[] {
    try {
      const { value } = readSettings(textIn(file, this.rendering.files, LARGEST), file);
      const listed = [
        ...asArray(asObject(value)['patchesStrategicMerge']),
        ...asArray(asObject(value)['patches']).map((patch) => asObject(patch)['path']),
      ];
      return listed
        .map(asString)
        .flatMap((path) => (path === undefined || path.includes('\n') ? [] : [posix.join(posix.dirname(file), path)]));
    } catch {
      return [];
    }
  }
}

/** Whose text says what a field is: the patch that sets it, else the object's own. */
function placeOf(
  path: FieldPath,
  object: JsonObject,
  source: SourceManifest,
  patches: readonly SourceManifest[],
): SourceManifest {
  const value = valueAt(object, path);
  if (same(value, valueAt(source.object, path)) || value === undefined) return source;
  return (
    patches.find((patch) => patch.object['kind'] === object['kind'] && same(valueAt(patch.object, path), value)) ??
    source
  );
}

function same(one: unknown, other: unknown): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

function nameOf(object: JsonObject): string {
  return asString(asObject(object['metadata'])['name']) ?? '';
}

/** The object as it is applied. */
function withoutNotes(object: JsonObject): JsonObject {
  const { annotations, ...metadata } = asObject(object['metadata']);
  const others = Object.entries(asObject(annotations)).filter(([key]) => key !== ORIGIN && key !== TRANSFORMATIONS);
  const left = others.length > 0 && { annotations: Object.fromEntries(others) };
  return { ...object, metadata: { ...metadata, ...left } };
}
