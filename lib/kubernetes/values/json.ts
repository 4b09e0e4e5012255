/** Any value of a manifest. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A mapping of a manifest. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** The value as a mapping, or an empty one: manifests by hand hold anything anywhere. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** Whether the value is a mapping. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a list, or an empty one. */
export function asArray(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** The value as text, or nothing. */
export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The value as a number, or nothing. */
export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The text values of a mapping, such as labels. */
export function asStrings(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(asObject(value)).filter(([, text]) => typeof text === 'string');
  return Object.fromEntries(entries) as Record<string, string>;
}
