import type { FieldPath } from '../../values/field-path';
import { isAtLeast, type KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { forbidden, invalid, notSupported, type FieldError } from '../field-error';
import { isObject, isSet, listOf, objectOf, textOf, type JsonObject } from '../values/json';
import type { PodContext } from '../pods/pod-context';
import { validateAppArmor, validateSeccomp } from './validate-security-profiles';
import { validateWindowsOptions } from './validate-windows-options';
import { validateId } from '../values/validate-number';
import { own } from '../../values/own';

const PROC_MOUNTS = ['Default', 'Unmasked'];

/**
 * What a container may do to its node.
 *
 * @see pkg/apis/core/validation/validation.go ValidateSecurityContext
 */
export function validateSecurityContext(context: unknown, pod: PodContext, path: FieldPath): readonly FieldError[] {
  if (!isObject(context)) return [];
  return allErrors(
    validateId(context['runAsUser'], [...path, 'runAsUser']),
    validateId(context['runAsGroup'], [...path, 'runAsGroup']),
    validateProcMount(context['procMount'], pod, [...path, 'procMount']),
    validateSeccomp(context['seccompProfile'], [...path, 'seccompProfile']),
    validateEscalation(context, path),
    validateWindowsOptions(context['windowsOptions'], [...path, 'windowsOptions']),
    isAtLeast(pod.version, '1.30') ? validateAppArmor(context['appArmorProfile'], [...path, 'appArmorProfile']) : [],
  );
}

/** Dropped where Kubernetes does not have it on yet. */
function validateProcMount(
  procMount: unknown,
  { version, hasHostUsers = true }: PodContext,
  path: FieldPath,
): readonly FieldError[] {
  if (!isSet(procMount) || !isAtLeast(version, '1.33')) return [];
  const type = textOf(procMount);
  return allErrors(
    PROC_MOUNTS.includes(type) ? [] : [notSupported(path, type, PROC_MOUNTS)],
    type === 'Unmasked' && hasHostUsers ? [invalid(path, type, '`hostUsers` must be false to use `Unmasked`')] : [],
  );
}

function validateEscalation(context: JsonObject, path: FieldPath): readonly FieldError[] {
  const { allowPrivilegeEscalation, privileged, capabilities } = context;
  if (allowPrivilegeEscalation !== false) return [];
  const without = 'cannot set `allowPrivilegeEscalation` to false and';
  const isAdmin = listOf(objectOf(capabilities)['add']).includes('CAP_SYS_ADMIN');
  return allErrors(
    privileged === true ? [invalid(path, shown(context), `${without} \`privileged\` to true`)] : [],
    isAdmin ? [invalid(path, shown(context), `${without} \`capabilities.Add\` CAP_SYS_ADMIN`)] : [],
  );
}

/** A security context as the API server shows it in a message, as far as it decides here. */
function shown({ capabilities, privileged, allowPrivilegeEscalation }: JsonObject): unknown {
  const { add, drop } = objectOf(capabilities);
  const Capabilities = isObject(capabilities) ? { Add: add ?? null, Drop: drop ?? null } : null;
  return { Capabilities, Privileged: privileged ?? null, AllowPrivilegeEscalation: allowPrivilegeEscalation };
}

/**
 * What a pod that has users of its own may not share with its node.
 *
 * @see pkg/apis/core/validation/validation.go validateHostUsers
 */
export function validateHostUsers(
  spec: JsonObject,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  if (spec['hostUsers'] !== false) return [];
  const shared = [
    ['hostNetwork', 'hostNetwork'],
    ['hostPID', 'HostPID'],
    ['hostIPC', 'HostIPC'],
  ].flatMap(([field = '', shownAs = '']) =>
    own(spec, field) === true ? [forbidden([...path, shownAs], 'when `pod.Spec.HostUsers` is false')] : [],
  );
  return allErrors(shared, isAtLeast(version, '1.34') ? validateNoDevices(spec, path) : []);
}

/** Block devices cannot have the users of a pod. */
function validateNoDevices(spec: JsonObject, path: FieldPath): readonly FieldError[] {
  return ['initContainers', 'containers'].flatMap((list) =>
    listOf(own(spec, list)).flatMap((container, index) =>
      listOf(objectOf(container)['volumeDevices']).length > 0
        ? [forbidden([...path, list, index, 'volumeDevices'], 'when `hostUsers` is false')]
        : [],
    ),
  );
}
