import { asArray, asObject, asString, type JsonObject } from '../kubernetes';
import { baseName, directoryOf, joinPath } from './paths';

/** What a kustomization says about the files beside it. */
export interface Kustomization {
  readonly file: string;
  /** The files that are patches, by the path that they are read under. */
  readonly patches: readonly string[];
  /** The files that it builds from; folders among them have kustomizations of their own. */
  readonly resources: readonly string[];
}

/** Whether the object says how to build manifests, and is none. */
export function isKustomization(object: JsonObject, file: string): boolean {
  const apiVersion = asString(object['apiVersion']) ?? '';
  if (apiVersion.startsWith('kustomize.config.k8s.io/')) return true;
  return apiVersion === '' && /^kustomization(\.ya?ml)?$/i.test(baseName(file));
}

/** Which files the kustomization in this file names as resources and as patches. */
export function readKustomization(object: JsonObject, file: string): Kustomization {
  const listed = [
    ...asArray(object['patchesStrategicMerge']),
    ...asArray(object['patches']).map((patch) => asObject(patch)['path']),
    ...asArray(object['patchesJson6902']).map((patch) => asObject(patch)['path']),
  ];
  return { file, patches: pathsOf(listed, file), resources: pathsOf(asArray(object['resources']), file) };
}

/** Patches may stand there themselves, line by line, instead of a path. */
function pathsOf(listed: readonly unknown[], file: string): readonly string[] {
  const paths = listed.map(asString).filter((path) => path !== undefined);
  return paths.filter((path) => !path.includes('\n')).map((path) => joinPath(directoryOf(file), path));
}
