import { own } from '../../values/own';
import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { invalid, type FieldError } from '../field-error';
import { validateDescendingPath } from '../containers/validate-file-path';
import { NO_ERRORS } from '../values/if-set';
import { listOf, objectOf, textOf, type JsonObject } from '../values/json';

const MIRROR = 'kubernetes.io/config.mirror';
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';
const SECCOMP = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_OF_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

const LARGEST_INT32 = 2 ** 31 - 1;

/**
 * The annotations of a pod that mean something to Kubernetes itself.
 *
 * @see pkg/apis/core/validation/validation.go ValidatePodSpecificAnnotations
 */
export function validatePodAnnotations(annotations: unknown, spec: JsonObject, path: FieldPath): readonly FieldError[] {
  const all = objectOf(annotations);
  const keys = Object.keys(all);
  if (keys.length === 0) return NO_ERRORS;
  return allErrors(
    MIRROR in all && textOf(spec['nodeName']) === ''
      ? [invalid([...path, MIRROR], textOf(all[MIRROR]), 'must set spec.nodeName if mirror pod annotation is set')]
      : NO_ERRORS,
    DELETION_COST in all ? validateCost(textOf(all[DELETION_COST]), [...path, DELETION_COST]) : NO_ERRORS,
    keys
      .filter((key) => key === SECCOMP || key.startsWith(SECCOMP_OF_CONTAINER))
      .flatMap((key) => validateSeccomp(textOf(own(all, key)), [...path, key])),
    keys
      .filter((key) => key.startsWith(APP_ARMOR))
      .flatMap((key) => validateAppArmor(key.slice(APP_ARMOR.length), textOf(own(all, key)), spec, [...path, key])),
  );
}

function validateCost(cost: string, path: FieldPath): readonly FieldError[] {
  const isWhole = /^(?:0|[1-9]\d*|-\d+)$/.test(cost);
  const isSmall = Number(cost) <= LARGEST_INT32 && Number(cost) >= -LARGEST_INT32 - 1;
  return isWhole && isSmall ? NO_ERRORS : [invalid(path, cost, 'must be a 32bit integer')];
}

function validateSeccomp(profile: string, path: FieldPath): readonly FieldError[] {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) return NO_ERRORS;
  if (profile.startsWith('localhost/')) return validateDescendingPath(profile.slice('localhost/'.length), path);
  return [invalid(path, profile, 'must be a valid seccomp profile')];
}

function validateAppArmor(name: string, profile: string, spec: JsonObject, path: FieldPath): readonly FieldError[] {
  const containers = ['initContainers', 'containers', 'ephemeralContainers'].flatMap((field) =>
    listOf(own(spec, field)),
  );
  const isThere = containers.some((container) => objectOf(container)['name'] === name);
  const isProfile = ['', 'runtime/default', 'unconfined'].includes(profile) || profile.startsWith('localhost/');
  return allErrors(
    isThere ? NO_ERRORS : [invalid(path, name, 'container not found')],
    isProfile ? NO_ERRORS : [invalid(path, profile, `invalid AppArmor profile name: ${JSON.stringify(profile)}`)],
  );
}
