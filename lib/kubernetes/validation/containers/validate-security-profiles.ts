import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { invalid, notSupported, required, type FieldError } from '../field-error';
import { isObject, isSet, textOf } from '../values/json';
import { validateDescendingPath } from './validate-file-path';

const TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined'];

/** @see pkg/apis/core/validation/validation.go validateSeccompProfileField */
export function validateSeccomp(profile: unknown, path: FieldPath): readonly FieldError[] {
  if (!isObject(profile)) return [];
  const { type, localhostProfile: local } = profile;
  const at = [...path, 'localhostProfile'];
  return allErrors(
    validateType(textOf(type), 'type is required when seccompProfile is set', [...path, 'type']),
    type === 'Localhost' && !isSet(local) ? [required(at, 'must be set when seccomp type is Localhost')] : [],
    type === 'Localhost' ? validateDescendingPath(textOf(local), at) : [],
    type !== 'Localhost' && isSet(local)
      ? [invalid(at, textOf(local), 'can only be set when seccomp type is Localhost')]
      : [],
  );
}

/** @see pkg/apis/core/validation/validation.go ValidateAppArmorProfileField */
export function validateAppArmor(profile: unknown, path: FieldPath): readonly FieldError[] {
  if (!isObject(profile)) return [];
  const { type, localhostProfile } = profile;
  const local = textOf(localhostProfile);
  const at = [...path, 'localhostProfile'];
  if (type === 'Localhost') {
    if (local.trim() === '' && local === '') return [required(at, 'must be set when AppArmor type is Localhost')];
    return local === local.trim() ? [] : [invalid(at, local, 'must not be padded with whitespace')];
  }
  const isKnown = TYPES.includes(textOf(type));
  return allErrors(
    validateType(textOf(type), 'type is required when appArmorProfile is set', [...path, 'type']),
    isKnown && isSet(localhostProfile) ? [invalid(at, local, 'can only be set when AppArmor type is Localhost')] : [],
  );
}

function validateType(type: string, missing: string, path: FieldPath): readonly FieldError[] {
  if (type === '') return [required(path, missing)];
  return TYPES.includes(type) ? [] : [notSupported(path, type, TYPES)];
}
