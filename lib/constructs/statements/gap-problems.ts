/** Props are lists of objects that hold lists; what lies deeper is of somebody else's classes. */
const DEPTH = 4;

/**
 * Lists that have a gap, as `[, Traffic.headless()]` has one. JavaScript's own ways of going through a list differ on
 * whether there is something in it, so nothing else is asked of such a list.
 */
export function gapProblems(props: object): readonly string[] {
  return Object.entries(props).flatMap(([name, value]) => gapsIn(value, name, DEPTH));
}

function gapsIn(value: unknown, what: string, depth: number): readonly string[] {
  if (Array.isArray(value) && Object.keys(value).length < value.length)
    return [`'${what}' has a gap, a place with nothing in it: take out a comma too many`];
  if (depth === 0 || !isWritten(value)) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, one]) =>
    gapsIn(one, isList ? `${what}[${key}]` : `${what}.${key}`, depth - 1),
  );
}

/** Lists and objects as somebody writes them, with braces. */
function isWritten(value: unknown): value is object {
  return Array.isArray(value) || (typeof value === 'object' && value !== null && isPlain(value));
}

function isPlain(value: object): boolean {
  return [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
}
