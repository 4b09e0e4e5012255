import { own } from '../../values/own';
import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { forbidden, notSupported, required, type FieldError } from '../field-error';
import { isObject, isSet, listOf, objectOf, textOf, type JsonObject } from '../values/json';

const SYSTEMS = ['linux', 'windows'];

const NOT_OF_A_WINDOWS_POD = ['hostUsers', 'hostPID', 'hostIPC', 'shareProcessNamespace'];
const NOT_OF_A_WINDOWS_CONTEXT = [
  ...['appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'capabilities', 'readOnlyRootFilesystem', 'privileged'],
  ...['allowPrivilegeEscalation', 'procMount', 'fsGroup', 'fsGroupChangePolicy', 'sysctls', 'runAsUser', 'runAsGroup'],
  ...['supplementalGroups', 'supplementalGroupsPolicy', 'seLinuxChangePolicy'],
];

/**
 * The operating system that a pod states, and what it rules out.
 *
 * @see pkg/apis/core/validation/validation.go validateOS, validateLinux, validateWindows
 */
export function validatePodOs(spec: JsonObject, path: FieldPath): readonly FieldError[] {
  const { os } = spec;
  if (!isObject(os)) return [];
  const name = textOf(os['name']);
  if (name === '') return [required([...path, 'os', 'name'], 'cannot be empty')];
  if (!SYSTEMS.includes(name)) return [notSupported([...path, 'os'], name, SYSTEMS)];
  const contexts = contextsOf(spec, path);
  if (name === 'linux') return contexts.flatMap(([context, at]) => refuse(context, ['windowsOptions'], 'linux', at));
  return allErrors(
    refuse(spec, NOT_OF_A_WINDOWS_POD, 'windows', path),
    contexts.flatMap(([context, at]) => refuse(context, NOT_OF_A_WINDOWS_CONTEXT, 'windows', at)),
  );
}

function refuse(fields: JsonObject, names: readonly string[], system: string, path: FieldPath): readonly FieldError[] {
  const detail =
    system === 'linux' ? 'windows options cannot be set for a linux pod' : 'cannot be set for a windows pod';
  return names.filter((name) => isStated(own(fields, name), name)).map((name) => forbidden([...path, name], detail));
}

/** What the API server keeps as a plain yes is not there where it is no. Parameters of the kernel may be an empty list. */
function isStated(value: unknown, name: string): boolean {
  if (name === 'sysctls') return listOf(value).length > 0;
  return name === 'hostPID' || name === 'hostIPC' ? value === true : isSet(value);
}

/** The security contexts of a pod and its containers. */
function contextsOf(spec: JsonObject, path: FieldPath): readonly (readonly [JsonObject, FieldPath])[] {
  const ofPod = [[objectOf(spec['securityContext']), [...path, 'securityContext']] as const];
  return ['initContainers', 'containers'].reduce<readonly (readonly [JsonObject, FieldPath])[]>(
    (all, list) => [
      ...all,
      ...listOf(own(spec, list)).map(
        (container, index) =>
          [objectOf(objectOf(container)['securityContext']), [...path, list, index, 'securityContext']] as const,
      ),
    ],
    ofPod,
  );
}
