import { asArray, asObject, asString, type JsonObject } from '../../kubernetes';
import type { Expand } from '../shell/tokens';

/**
 * What the variables of a container hold, as far as its manifest writes their values down: one from a ConfigMap, a
 * Secret or another variable is not known, and neither is what the image sets.
 */
export function containerVariables(container: JsonObject): Expand {
  const written = asArray(container['env']).map(asObject);
  if (written.length === 0) return () => undefined;
  const values = new Map(written.map(({ name, value }) => [name, asString(value)]));
  return (variable, fallback) => {
    const value = values.get(variable);
    if (value === undefined || value.includes('$(')) return undefined;
    return value === '' ? fallback : value;
  };
}
