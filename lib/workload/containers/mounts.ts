import { asArray, asObject, asString, isObject, type JsonObject } from '../../kubernetes';

/** A volume in a container. */
export interface Mount {
  /** Where it stands in the container, without a slash at its end. */
  readonly path: string;
  /** Whether nothing in the pod can write into it: what it holds is there before anything starts. */
  readonly isFixed: boolean;
  /** Absent where its volume does not stand among those of the pod: it is a claim of a StatefulSet, or missing. */
  readonly isKnown?: true;
}

/** Volumes that the kubelet fills, and that are read-only whatever the mount says. */
const FILLED = ['configMap', 'secret', 'projected', 'downwardAPI', 'image'] as const;

/** The volumes that a container mounts. */
export function readMounts(container: JsonObject, podSpec: JsonObject): readonly Mount[] {
  const volumes = asArray(podSpec['volumes']).map(asObject);
  return asArray(container['volumeMounts']).flatMap((mount) => {
    const { name, mountPath } = asObject(mount);
    const path = asString(mountPath)?.replace(/(?<!\/)\/+$/, '');
    const volume = volumes.find((one) => one['name'] === name);
    if (!path?.startsWith('/')) return [];
    const isFixed = FILLED.some((kind) => isObject(volume?.[kind]));
    return [{ path, isFixed, ...(volume && { isKnown: true as const }) }];
  });
}

/** The mount that a file or a directory is in: the innermost one. */
export function mountOf(path: string, mounts: readonly Mount[]): Mount | undefined {
  return mounts
    .filter((mount) => path === mount.path || path.startsWith(`${mount.path}/`))
    .sort((one, other) => other.path.length - one.path.length)[0];
}
