import { asArray, asObject, type JsonObject } from '../kubernetes';
import { directoryOf, joinPath } from './paths';
import { SKIP_DETAILS } from './skip-reason';
import type { Skipped } from './skipped';
import type { SourceManifest } from './source-manifest';
import type { SourceReading } from './source-reading';

/**
 * Takes out what is half a manifest: every file that a kustomization of the run names as a patch, and every workload
 * that is most likely one.
 */
export function setPatchesAside(readings: readonly SourceReading[]): SourceReading[] {
  const listed = new Set(readings.flatMap(({ kustomizations }) => kustomizations.flatMap(({ patches }) => patches)));
  return readings.map((reading) => {
    const path = joinPath('.', reading.file);
    if (reading.manifests.length > 0 && (listed.has(path) || listed.has(joinPath(directoryOf(path), reading.file)))) {
      const patch = skip(reading.manifests, 'kustomize-patch');
      return { ...reading, manifests: [], skipped: [...reading.skipped, patch] };
    }
    const likely = reading.manifests.filter(({ object }) => isLikelyPatch(object));
    if (likely.length === 0) return reading;
    const note = skip(likely, 'likely-kustomize-patch');
    const patches = new Set(likely);
    const manifests = reading.manifests.filter((manifest) => !patches.has(manifest));
    return { ...reading, manifests, skipped: [...reading.skipped, note] };
  });
}

function skip(manifests: readonly SourceManifest[], reason: Skipped['reason']): Skipped {
  const [first] = manifests;
  const line = first?.locate([]).line ?? 1;
  return { reason, file: first?.file ?? '', line, count: manifests.length, detail: SKIP_DETAILS[reason] };
}

const WORKLOADS: ReadonlySet<unknown> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

/** A workload that says neither which pods are its own nor what they run, or how they are called. */
function isLikelyPatch(object: JsonObject): boolean {
  if (!WORKLOADS.has(object['kind'])) return false;
  const spec = asObject(object['spec']);
  const template = asObject(spec['template']);
  const podSpec = asObject(template['spec']);
  const isNameless = asObject(template['metadata'])['labels'] === undefined && template['spec'] !== undefined;
  const images = asArray(podSpec['containers']).map((container) => asObject(container)['image']);
  return spec['selector'] === undefined && (isNameless || images.every((image) => image === undefined));
}
