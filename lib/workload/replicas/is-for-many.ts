import { asArray, asObject, type JsonObject } from '../../kubernetes';

/**
 * Whether pods of several nodes may have a claim at once, as whoever wrote it has chosen.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
 */
export function isForMany(claim: JsonObject): boolean {
  const modes = asArray(asObject(claim['spec'])['accessModes']);
  return modes.some((mode) => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany');
}
