import type { FieldPath } from '../../../kubernetes';
import {
  asArray,
  asObject,
  asString,
  identityOf,
  isNeverAttached,
  type Manifest,
  type Workload,
  type World,
} from '../../../workload';
import { isBeside, objectsNamed } from './objects-of';

/** A claim that only one node, or one pod, can have at a time. */
export interface Claimed {
  readonly name: string;
  readonly mode: 'ReadWriteOnce' | 'ReadWriteOncePod';
  readonly path: FieldPath;
}

/** The first such claim that all pods of a workload have, by their template. */
export function claimedForOne({ manifest, podSpec, podPath }: Workload, world: World): Claimed | undefined {
  const volumes = asArray(podSpec['volumes']).map((volume) => asObject(asObject(volume)['persistentVolumeClaim']));
  for (const [index, { claimName, readOnly }] of volumes.entries()) {
    const name = asString(claimName);
    if (name === undefined || readOnly === true) continue;
    const { namespace } = identityOf(manifest);
    const claim = objectsNamed('PersistentVolumeClaim', namespace, name, world).find((one) => isBeside(manifest, one));
    const mode = claim && modeOf(claim);
    if (claim && mode === 'ReadWriteOnce' && isNeverAttached(claim, world)) continue;
    if (mode) return { name, mode, path: [...podPath, 'volumes', index, 'persistentVolumeClaim', 'claimName'] };
  }
  return undefined;
}

function modeOf({ object }: Manifest): Claimed['mode'] | undefined {
  const [mode, ...others] = asArray(asObject(object['spec'])['accessModes']);
  return others.length === 0 && (mode === 'ReadWriteOnce' || mode === 'ReadWriteOncePod') ? mode : undefined;
}
