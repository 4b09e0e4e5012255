import { setOwn } from '../../../kubernetes';

/* eslint-disable @typescript-eslint/no-explicit-any -- methods of anybody's objects */
type Method = (...args: any[]) => any;

/** A class of its own for each class of objects of which a method is overridden somewhere. */
const DERIVED = new WeakMap<object, object>();

const OVERRIDES = new WeakMap<object, Map<string, Method>>();

/** The objects on which somebody has set a method that is overridden here. */
const SET_BEFORE = new WeakSet<object>();

/** Whether somebody else has set a method on an object itself, by now or before it was overridden. */
export function isSetOn(object: object, name: string): boolean {
  return SET_BEFORE.has(object) || Object.hasOwn(object, name);
}

/**
 * Overrides a method of one object. The method stands on a prototype, not on the object: other languages call methods
 * of prototypes only (jsii), and would pass by one of the object's own.
 *
 * @param override what is called instead; it gets what was called before
 */
export function overrideMethod<T extends object, K extends string & keyof T>(
  object: T,
  name: K,
  override: (before: T[K] & Method) => Method,
): void {
  const overrides = OVERRIDES.get(object) ?? new Map<string, Method>();
  if (!OVERRIDES.has(object)) Object.setPrototypeOf(object, derived(Object.getPrototypeOf(object) as object));
  OVERRIDES.set(object, overrides);
  const prototype = Object.getPrototypeOf(object) as Record<string, Method>;
  const inherited = Object.getPrototypeOf(prototype) as T;
  const own = Object.hasOwn(object, name) ? object : inherited;
  const before = overrides.get(name) ?? (own[name] as Method).bind(object);
  overrides.set(name, override(before as T[K] & Method));
  if (!Object.hasOwn(prototype, name)) setOwn(prototype, name, dispatching(inherited[name] as Method, name));
  // What somebody has set on the object itself is what is called before; it must not hide the override.
  if (own === object) {
    SET_BEFORE.add(object);
    delete object[name];
  }
}

function derived(prototype: object): object {
  const known = DERIVED.get(prototype);
  if (known) return known;
  const parent = prototype.constructor as new () => object;
  const { [parent.name]: own = parent } = { [parent.name]: class extends parent {} };
  DERIVED.set(prototype, own.prototype as object);
  return own.prototype as object;
}

function dispatching(inherited: Method, name: string): Method {
  return function (this: object, ...args: any[]): any {
    return (OVERRIDES.get(this)?.get(name) ?? inherited).apply(this, args);
  };
}
