import { asArray, asObject, isObject, oncePer, type Json, type JsonObject } from '../../kubernetes';
import { BuiltFrom } from './built-from';
import { directoryOf, joinPath } from '../patterns/paths';
import { SKIP_DETAILS } from '../skip-reason';
import type { Skipped } from '../skipped';
import type { SourceManifest } from '../source-manifest';
import type { SourceReading } from '../source-reading';

/**
 * Takes out what is half a manifest: every file that a kustomization of the run names as a patch, and every object that
 * is most likely one. What one builds from gets what it adds to all of it, and is known to be built from.
 */
export function setPatchesAside(readings: readonly SourceReading[]): SourceReading[] {
  const kustomizations = readings.flatMap((reading) => reading.kustomizations);
  const listed = new Set(kustomizations.flatMap(({ patches }) => patches));
  const builds = new BuiltFrom(kustomizations);
  return readings.map((reading) => {
    if (reading.manifests.length === 0) return reading;
    const names = namesOf(reading.file);
    if (names.some((name) => listed.has(name))) {
      const patch = skip(reading.manifests, 'kustomize-patch');
      return { ...reading, manifests: [], skipped: [...reading.skipped, patch] };
    }
    const build = builds.of(names);
    const manifests = build ? reading.manifests.map((one) => one.builtFrom(build)) : reading.manifests;
    return withoutLikelyPatches({ ...reading, manifests }, mayBePatch(readings));
  });
}

/**
 * Whether an object may be a patch of another one: there is a kustomization, or another object of its kind and name. One
 * that stands alone, and says what its containers run or nothing at all, is meant to be whole.
 */
const mayBePatch = oncePer((readings: readonly SourceReading[]): ((object: JsonObject) => boolean) => {
  const counts = new Map<string, number>();
  for (const { manifests } of readings) {
    for (const { object } of manifests) counts.set(nameOf(object), (counts.get(nameOf(object)) ?? 0) + 1);
  }
  const isBuilt = readings.some(({ kustomizations }) => kustomizations.length > 0);
  return (object) => isBuilt || (counts.get(nameOf(object)) ?? 0) > 1 || !saysWhatItRuns(object);
});

function nameOf({ kind, metadata }: JsonObject): string {
  return `${String(kind)}/${String(asObject(metadata)['name'])}`;
}

function saysWhatItRuns({ spec }: JsonObject): boolean {
  if (spec === undefined || spec === null) return true;
  const containers = asArray(asObject(asObject(asObject(spec)['template'])['spec'])['containers']);
  return containers.length > 0 && containers.every((container) => asObject(container)['image'] !== undefined);
}

/** What a kustomization may call the file. */
function namesOf(file: string): readonly string[] {
  const path = joinPath('.', file);
  return [path, joinPath(directoryOf(path), file)];
}

function withoutLikelyPatches(reading: SourceReading, mayBe: (object: JsonObject) => boolean): SourceReading {
  const likely = new Set(
    reading.manifests.filter(
      ({ object }) => (isLikelyPatch(object) && (mayBe(object) || hasDirective(object))) || isShell(object),
    ),
  );
  if (likely.size === 0) return reading;
  const note = skip([...likely], 'likely-kustomize-patch');
  const manifests = reading.manifests.filter((manifest) => !likely.has(manifest));
  return { ...reading, manifests, skipped: [...reading.skipped, note] };
}

function skip(manifests: readonly SourceManifest[], reason: Skipped['reason']): Skipped {
  const [first] = manifests;
  const line = first?.locate([]).line ?? 1;
  return { reason, file: first?.file ?? '', line, count: manifests.length, detail: SKIP_DETAILS[reason] };
}
/** A definition of a kind that says neither which group it is of nor what it is called. */
function isHalfDefinition({ kind, spec }: JsonObject): boolean {
  const { group, names } = asObject(spec);
  return kind === 'CustomResourceDefinition' && group === undefined && names === undefined;
}

const WORKLOADS: ReadonlySet<unknown> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

/** What tells kustomize what to do, or a workload that says neither which pods are its own nor what they run or are called. */
function isLikelyPatch(object: JsonObject): boolean {
  if (object['$patch'] !== undefined || isHalfDefinition(object)) return true;
  if (!WORKLOADS.has(object['kind'])) return false;
  if (hasDirective(object['spec'])) return true;
  const spec = asObject(object['spec']);
  const template = asObject(spec['template']);
  const podSpec = asObject(template['spec']);
  const isNameless = asObject(template['metadata'])['labels'] === undefined && template['spec'] !== undefined;
  const images = asArray(podSpec['containers']).map((container) => asObject(container)['image']);
  return spec['selector'] === undefined && (isNameless || images.every((image) => image === undefined));
}

/** Neither a name nor anything but labels and annotations: what a patch says that goes by its target. */
function isShell(object: JsonObject): boolean {
  const { name, generateName } = asObject(object['metadata']);
  const says = Object.keys(object).filter((key) => !['apiVersion', 'kind', 'metadata'].includes(key));
  return isObject(object['metadata']) && name === undefined && generateName === undefined && says.length === 0;
}

/** A merge directive somewhere below, as on an item of a list that a patch deletes. */
function hasDirective(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(hasDirective);
  return isObject(value) && ('$patch' in value || Object.values(value).some(hasDirective));
}
