import { nearestName, type FieldPath } from '../kubernetes';
import { NOT_SHOWN, shownKey } from './shown-key';

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];
const FIELDS = ['apiVersion', 'fieldPath', 'containerName', 'resource', 'divisor', 'name', 'key', 'optional'];
const KNOWN = [...SOURCES, ...FIELDS, 'path', 'volumeName', 'value', 'valueFrom'];

/** A step of a path as it may be told: what is no field of `valueFrom`, nor like one, may be the value itself. */
export function shownStep(step: string | number, above: FieldPath): string | number {
  if (typeof step === 'number') return step;
  const isStrange = above.includes('valueFrom') && nearestName(step, KNOWN) === undefined;
  return isStrange ? NOT_SHOWN : shownKey(step);
}
