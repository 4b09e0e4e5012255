import { asArray, asObject, asString, own, type FieldPath, type Json, type JsonObject } from '../../kubernetes';
import type { Manifest } from '../objects/manifest';
import type { AppRelease } from './app-release';
import { entriesOf, nameOf, type Entry } from './app-template-values';
import { MadeObject } from './made-object';

/** The claims that a release brings along. */
export function claimsOf(release: AppRelease): readonly Manifest[] {
  return ownClaims(release).map((entry) => {
    const { accessMode, size, storageClass } = entry.value;
    return new MadeObject(release.manifest, entry.path)
      .set(['apiVersion'], 'v1')
      .set(['kind'], 'PersistentVolumeClaim')
      .set(['metadata', 'name'], claimName(entry, release))
      .set(['metadata', 'namespace'], release.namespace)
      .set(['spec', 'accessModes'], [accessMode ?? 'ReadWriteOnce'], entry.path)
      .set(['spec', 'resources'], { requests: { storage: size ?? '1Gi' } })
      .set(['spec', 'storageClassName'], storageClass === '-' ? '' : storageClass)
      .manifest();
  });
}

function ownClaims(release: AppRelease): readonly Entry[] {
  return entriesOf(release, 'persistence').filter(
    (one) => typeOf(one) === 'persistentVolumeClaim' && one.value['existingClaim'] === undefined,
  );
}

function claimName(entry: Entry, release: AppRelease): string {
  return nameOf(entry, release, ownClaims(release).length);
}

const typeOf = ({ value }: Entry): string => asString(value['type']) ?? 'persistentVolumeClaim';

/** A volume of the pods of a controller, and the value that it is made of. */
export interface MadeVolume {
  readonly json: JsonObject;
  readonly path: FieldPath;
}

/** The volumes that the pods of a controller mount. */
export function volumesOf(controller: string, release: AppRelease): readonly MadeVolume[] {
  return entriesOf(release, 'persistence')
    .filter(({ value }) => isOf(controller, value))
    .map((entry) => ({ json: { name: entry.id, ...sourceOf(entry, release) }, path: entry.path }));
}

function isOf(controller: string, { globalMounts, advancedMounts }: JsonObject): boolean {
  const advanced = asObject(advancedMounts);
  if (asArray(globalMounts).length > 0 || Object.keys(advanced).length === 0) return true;
  return Object.keys(asObject(own(advanced, controller))).length > 0;
}

function sourceOf(entry: Entry, release: AppRelease): JsonObject {
  const { value } = entry;
  const type = typeOf(entry);
  const name = asString(value['name']) ?? asString(value['identifier']);
  const called = name ?? release.name;
  switch (type) {
    case 'persistentVolumeClaim': {
      const existing = asString(value['existingClaim']);
      return { [type]: { claimName: existing ?? claimName(entry, release) } };
    }
    case 'configMap':
      return { configMap: { name: called, optional: true } };
    case 'secret':
      return { secret: { secretName: called, optional: true } };
    case 'hostPath':
      return { hostPath: { path: value['hostPath'] ?? '/' } };
    case 'nfs':
      return { nfs: { server: value['server'] ?? '', path: value['path'] ?? '/' } };
    case 'custom':
      return asObject(value['volumeSpec']);
    default: {
      const { medium, sizeLimit } = value;
      return { emptyDir: { ...(medium !== undefined && { medium }), ...(sizeLimit !== undefined && { sizeLimit }) } };
    }
  }
}

/** What one container mounts of them. */
export function mountsOf(controller: string, container: string, release: AppRelease): readonly Json[] {
  return entriesOf(release, 'persistence').flatMap(({ id, value }) => {
    if (!isOf(controller, value)) return [];
    const advanced = asObject(value['advancedMounts']);
    const mounts = [
      ...asArray(value['globalMounts']),
      ...asArray(own(asObject(own(advanced, controller)), container)),
    ].map(asObject);
    const path = value['type'] === 'hostPath' ? (value['hostPath'] ?? `/${id}`) : `/${id}`;
    const isAnywhere = asArray(value['globalMounts']).length === 0 && Object.keys(advanced).length === 0;
    const all: readonly JsonObject[] = isAnywhere ? [{}] : mounts;
    return all.map(({ path: written, subPath, readOnly }) => ({
      name: id,
      mountPath: written ?? path,
      ...(subPath !== undefined && { subPath }),
      ...(readOnly !== undefined && { readOnly }),
    }));
  });
}
