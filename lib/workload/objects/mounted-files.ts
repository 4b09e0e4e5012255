import { asArray, asObject, asString, isObject, type FieldPath, type JsonObject } from '../../kubernetes';
import type { WrittenContainer } from '../containers/container';
import { directoryOf } from './directories';
import { identityOf, type Manifest } from './manifest';
import type { NamedObjects } from './named-objects';

/** A file that a container finds where it mounts a ConfigMap. */
export interface MountedFile {
  readonly text: string;
  /** The ConfigMap, and where the file stands in it. */
  readonly manifest: Manifest;
  readonly path: FieldPath;
}

/** The files that a container mounts from ConfigMaps which are there, each as a whole. */
export function mountedFiles(
  { json }: Pick<WrittenContainer, 'json'>,
  workload: Manifest,
  podSpec: JsonObject,
  objects: NamedObjects,
): readonly MountedFile[] {
  const mounted = new Set(asArray(json['volumeMounts']).map((mount) => asObject(mount)['name']));
  const volumes = asArray(podSpec['volumes'])
    .map(asObject)
    .filter(({ name }) => mounted.has(name));
  return volumes.flatMap(configMapsOf).flatMap((name) => {
    const manifest = objects.find('ConfigMap', identityOf(workload).namespace, name, directoryOf(workload));
    if (!manifest) return [];
    const files = Object.entries(asObject(manifest.object['data']));
    return files.flatMap(([key, text]) => (typeof text === 'string' ? [{ text, manifest, path: ['data', key] }] : []));
  });
}

/** The ConfigMaps that a volume is made of. */
function configMapsOf({ configMap, projected }: JsonObject): readonly string[] {
  const sources = [
    configMap,
    ...asArray(asObject(projected)['sources']).map((source) => asObject(source)['configMap']),
  ];
  return sources.filter(isObject).flatMap((source) => asString(source['name']) ?? []);
}
