import { asObject, isObject, sameJson, type JsonObject } from '../../kubernetes';
import { withoutNulls } from '../plain/without-nulls';

/** Whether two objects are one to the API server: fields that are null are not there, and neither are empty labels. */
export function sameObject(one: JsonObject, other: JsonObject): boolean {
  return sameJson(compared(one), compared(other));
}

function compared(object: JsonObject): JsonObject {
  const cleaned = withoutNulls(object);
  if (!isObject(cleaned['metadata'])) return cleaned;
  const metadata = Object.entries(asObject(cleaned['metadata'])).filter(
    ([, value]) => !isObject(value) || Object.keys(value).length > 0,
  );
  return { ...cleaned, metadata: Object.fromEntries(metadata) };
}
