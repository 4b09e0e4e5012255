import { nearestName, type FieldPath } from '../../kubernetes';
import { NOT_SHOWN, shownKey } from './shown-key';

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];
const FIELDS = ['apiVersion', 'fieldPath', 'containerName', 'resource', 'divisor', 'name', 'key', 'optional'];
const OF_LISTS = ['value', 'valueFrom', 'prefix', 'configMapRef', 'secretRef'];
const KNOWN = [...SOURCES, ...FIELDS, ...OF_LISTS, 'path', 'volumeName'];

/** Lists whose entries hold values: what is no field of an entry may be one. */
const HOLDS_VALUES = /^(?:env|envFrom|httpHeaders)$/i;

/** A step of a path as it may be told: what is no field of `valueFrom` or of a variable, nor like one, may be the value itself. */
export function shownStep(step: string | number, above: FieldPath): string | number {
  if (typeof step === 'number') return step;
  const isOfEntry = typeof above.at(-1) === 'number' && HOLDS_VALUES.test(String(above.at(-2)));
  const isStrange = (isOfEntry || above.includes('valueFrom')) && nearestName(step, KNOWN) === undefined;
  return isStrange ? NOT_SHOWN : shownKey(step);
}
