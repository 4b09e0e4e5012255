import { own } from '../../values/own';
import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { invalid, type FieldError } from '../field-error';
import { NO_ERRORS } from '../values/if-set';
import { isSet, listOf, objectOf, type JsonObject } from '../values/json';

/**
 * Containers that run on a Windows node itself: all of a pod, or none, and on the node's network.
 *
 * @see pkg/apis/core/validation/validation.go validateWindowsHostProcessPod
 */
export function validateHostProcess(spec: JsonObject, path: FieldPath): readonly FieldError[] {
  const ofPod = hostProcessOf(spec);
  const containers = ['initContainers', 'containers'].flatMap((list) =>
    listOf(own(spec, list)).map((container, index) => ({ at: [...path, list, index], own: hostProcessOf(container) })),
  );
  const hosted = containers.filter(({ own }) => (isSet(own) ? own : ofPod) === true);
  const differing = isSet(ofPod) ? containers.filter(({ own }) => isSet(own) && own !== ofPod) : [];
  if (hosted.length + differing.length === 0) return NO_ERRORS;
  const same = `pod hostProcess value must be identical if both are specified, was ${ofPod === true}`;
  const all = 'If pod contains any hostProcess containers then all containers must be HostProcess containers';
  const network = 'hostNetwork must be true if pod contains any hostProcess containers';
  return allErrors(
    differing.map(({ at, own }) => invalid([...at, 'securityContext', 'windowsOptions', 'hostProcess'], own, same)),
    hosted.length > 0 && hosted.length < containers.length ? [invalid(path, '', all)] : [],
    hosted.length > 0 && spec['hostNetwork'] !== true ? [invalid([...path, 'hostNetwork'], false, network)] : [],
  );
}

function hostProcessOf(owner: unknown): unknown {
  return objectOf(objectOf(objectOf(owner)['securityContext'])['windowsOptions'])['hostProcess'];
}
