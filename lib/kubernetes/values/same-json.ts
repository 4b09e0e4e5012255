import { isObject, type Json } from './json';
import { own } from './own';

/** Whether two values of manifests mean the same, whatever the order of keys; what is undefined is not there. */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item: Json, index) => sameJson(item, other[index] as Json));
  }
  if (!isObject(one) || !isObject(other)) return false;
  return (
    Object.keys(one).every((key) => sameJson(own(one, key), own(other, key))) &&
    Object.keys(other).every((key) => Object.hasOwn(one, key) || own(other, key) === undefined)
  );
}
