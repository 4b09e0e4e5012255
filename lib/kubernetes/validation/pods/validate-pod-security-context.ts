import type { FieldPath } from '../../values/field-path';
import { isAtLeast, type KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { duplicate, invalid, notSupported, required, type FieldError } from '../field-error';
import { isObject, isSet, listOf, objectOf, textOf, type JsonObject } from '../values/json';
import { validateId } from '../values/validate-number';
import { validateWindowsOptions } from '../containers/validate-windows-options';
import { validateAppArmor, validateSeccomp } from '../containers/validate-security-profiles';
import { own } from '../../values/own';

const SEGMENT = '[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const SYSCTL = `^(${SEGMENT}[\\./])*${SEGMENT}$`;
const LONGEST_SYSCTL = 253;

/**
 * What the containers of a pod share of users, groups and kernel parameters.
 *
 * @param spec the pod's spec: some of it depends on what the pod shares with its node
 * @see pkg/apis/core/validation/validation.go validatePodSpecSecurityContext
 */
export function validatePodSecurityContext(
  spec: JsonObject,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const context = spec['securityContext'];
  const at = [...path, 'securityContext'];
  const fields = objectOf(context);
  const isShared = spec['shareProcessNamespace'] === true && spec['hostPID'] === true;
  const detail = 'ShareProcessNamespace and HostPID cannot both be enabled';
  return allErrors(
    ['fsGroup', 'runAsUser', 'runAsGroup'].flatMap((field) => validateId(own(fields, field), [...at, field])),
    listOf(fields['supplementalGroups']).flatMap((group, index) =>
      validateId(group, [...at, 'supplementalGroups', index]),
    ),
    isShared ? [invalid([...at, 'shareProcessNamespace'], true, detail)] : [],
    validateSysctls(fields['sysctls'], spec, [...at, 'sysctls']),
    validateOneOf(fields, 'fsGroupChangePolicy', ['Always', 'OnRootMismatch'], at),
    validateSeccomp(fields['seccompProfile'], [...at, 'seccompProfile']),
    isAtLeast(version, '1.30') ? validateAppArmor(fields['appArmorProfile'], [...at, 'appArmorProfile']) : [],
    validateWindowsOptions(fields['windowsOptions'], [...at, 'windowsOptions']),
    isAtLeast(version, '1.33') ? validateOneOf(fields, 'supplementalGroupsPolicy', ['Merge', 'Strict'], at) : [],
    isAtLeast(version, '1.33') ? validateOneOf(fields, 'seLinuxChangePolicy', ['Recursive'], at) : [],
  );
}

/** A field that is one of a few texts; absent is valid, and empty is not. */
function validateOneOf(
  fields: JsonObject,
  field: string,
  choices: readonly string[],
  path: FieldPath,
): readonly FieldError[] {
  const value = own(fields, field);
  return isSet(value) && !choices.includes(textOf(value))
    ? [notSupported([...path, field], textOf(value), choices)]
    : [];
}

function validateSysctls(sysctls: unknown, spec: JsonObject, path: FieldPath): readonly FieldError[] {
  const names = new Set<string>();
  return listOf(sysctls).flatMap((entry, index) => {
    const name = textOf(isObject(entry) ? entry['name'] : '');
    const at = [...path, index, 'name'];
    const isTwice = names.has(name);
    names.add(name);
    return allErrors(validateSysctl(name, isTwice, at), validateIsOwn(name, spec, at));
  });
}

function validateSysctl(name: string, isTwice: boolean, path: FieldPath): readonly FieldError[] {
  if (name === '') return [required(path)];
  if (name.length > LONGEST_SYSCTL || !new RegExp(SYSCTL).test(name)) {
    return [invalid(path, name, `must have at most ${LONGEST_SYSCTL} characters and match regex ${SYSCTL}`)];
  }
  return isTwice ? [duplicate(path, name)] : [];
}

/** A kernel parameter belongs to a namespace, which has to be the pod's own. */
function validateIsOwn(name: string, { hostNetwork, hostIPC }: JsonObject, path: FieldPath): readonly FieldError[] {
  const parameter = name.replace(/\//g, '.');
  const isOfIpc = /^(kernel\.sem$|kernel\.shm|kernel\.msg|fs\.mqueue\.)/.test(parameter);
  if (hostNetwork === true && parameter.startsWith('net.')) {
    return [invalid(path, name, "may not be specified when 'hostNetwork' is true")];
  }
  return hostIPC === true && isOfIpc ? [invalid(path, name, "may not be specified when 'hostIPC' is true")] : [];
}
