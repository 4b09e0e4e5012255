import { asObject, own } from '../../kubernetes';
import type { Manifest } from '../objects/manifest';

/** The keys of a ConfigMap or a Secret, as far as they are written. */
export function keysOf({ object }: Manifest): readonly string[] {
  return ['data', 'binaryData', 'stringData'].flatMap((field) => Object.keys(asObject(own(object, field))));
}
