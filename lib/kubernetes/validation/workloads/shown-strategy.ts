import { isObject, objectOf, type JsonObject } from '../values/json';

/**
 * An update strategy as the API server shows it in a message: with the names of its own type, before the defaults of a
 * type that it does not know.
 */
export function shownStrategy(strategy: unknown): unknown {
  const { type, rollingUpdate } = objectOf(strategy);
  const { maxUnavailable, maxSurge } = objectOf(rollingUpdate);
  const shown = { MaxUnavailable: maxUnavailable ?? 0, MaxSurge: maxSurge ?? 0 };
  return { Type: type, RollingUpdate: isObject(rollingUpdate) ? shown : null };
}

/** The same for a StatefulSet, whose `maxUnavailable` has been dropped. */
export function shownStatefulSetStrategy(strategy: unknown): unknown {
  const { type, rollingUpdate } = objectOf(strategy);
  return { Type: type, RollingUpdate: isObject(rollingUpdate) ? shownPartition(rollingUpdate) : null };
}

/** `rollingUpdate` of a StatefulSet as the API server shows it. */
export function shownPartition(rollingUpdate: JsonObject): unknown {
  return { Partition: rollingUpdate['partition'] ?? 0, MaxUnavailable: null };
}
