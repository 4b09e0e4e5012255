/** A copy of plain data that counts how often something of it is read. */
export function counted<T extends object>(data: T, count: () => void): T {
  const known = new WeakMap<object, object>();
  const watch = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const watched = known.get(value) ?? new Proxy(value, { get });
    known.set(value, watched);
    return watched;
  };
  const get = (target: object, key: PropertyKey): unknown => {
    count();
    return watch(Reflect.get(target, key));
  };
  return watch(data) as T;
}
