import { minOf } from '../values/max-of';
import { asArray, asNumber, asObject, asString, type Json, type JsonObject } from '../values/json';
import { DEFAULT_TOLERATION } from './node-loss';
import type { Seconds } from '../values/seconds';

const UNREACHABLE = 'node.kubernetes.io/unreachable';

/**
 * How long a pod stays bound to a node that does not answer: the least that its tolerations of that say, for ever where
 * none says a time, and what the API server adds where there are none.
 *
 * @param tolerations the pod's `spec.tolerations`
 * @returns seconds; Infinity: it is never deleted because of it
 * @see plugin/pkg/admission/defaulttolerationseconds/admission.go
 * @see pkg/controller/tainteviction/taint_eviction.go getMinTolerationTime
 */
export function tolerationOfLostNode(tolerations: Json | undefined): Seconds {
  const ofIt = asArray(tolerations).map(asObject).filter(toleratesLoss);
  const times = ofIt.flatMap(({ tolerationSeconds }) => asNumber(tolerationSeconds) ?? []);
  if (ofIt.length === 0) return DEFAULT_TOLERATION;
  return times.length === 0 ? Infinity : Math.max(0, minOf(times));
}

function toleratesLoss({ key, operator, value, effect }: JsonObject): boolean {
  const isOfTaint = !asString(key) ? operator === 'Exists' : key === UNREACHABLE;
  const isEqual = operator === 'Exists' || !asString(value);
  return isOfTaint && isEqual && (!asString(effect) || effect === 'NoExecute');
}
