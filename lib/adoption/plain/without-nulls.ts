import { isObject, type Json, type JsonObject } from '../../kubernetes';

/** An object without the fields that are null: to the API server, and to cdk8s, they are not there. */
export function withoutNulls(object: JsonObject): JsonObject {
  return cleaned(object) as JsonObject;
}

function cleaned(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(cleaned);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null)
      .map(([key, one]) => [key, cleaned(one as Json)]),
  );
}
