/* eslint-disable house/look-ups -- the one place that may */
/**
 * What stands under a key in an object itself. A key that comes from an input may be called as what every object
 * inherits (`constructor`, `toString`, `__proto__`), and `object[key]` would answer with that.
 */
export function own<Value>(object: Readonly<Record<string | number, Value>>, key: string | number): Value | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Sets a key of an object, whatever it is called: a key `__proto__` is a key like any other. */
export function setOwn<Value>(object: Record<string | number, Value>, key: string | number, value: Value): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else object[key] = value;
}
