import type { Json } from '../kubernetes';

/** Sets a key of a mapping, whatever it is called: a key `__proto__` is a key like any other. */
export function defineEntry(object: Record<string, Json>, key: string, value: Json): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    object[key] = value;
  }
}
