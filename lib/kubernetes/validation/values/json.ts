/** A mapping of a manifest, as plain data. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether the value is a mapping. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a mapping; an empty one for anything else. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The value as a list; an empty one for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Whether a field says anything: null is the same as nothing. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** The value as text; empty where there is none. Plain numbers and booleans are taken as they are written. */
export function textOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : '';
}

/**
 * The value as a number, `absent` where there is none. What is no number becomes NaN, which is neither too small nor
 * too large: its type is wrong, and that is another check's business.
 */
export function numberOf(value: unknown, absent = 0): number {
  if (!isSet(value)) return absent;
  return typeof value === 'number' ? value : Number.NaN;
}

/** The value as a count or a percentage; nothing for anything else. */
export function intOrPercentOf(value: unknown): number | string | undefined {
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}
