import type { FieldPath } from '../../values/field-path';
import { invalid, type FieldError } from '../field-error';
import { isSet, numberOf } from '../values/json';

/** @see pkg/apis/core/validation/validation.go validatePathNoBacksteps */
export function validateNoBacksteps(file: string, path: FieldPath): readonly FieldError[] {
  return hasBackstep(file) ? [invalid(path, file, "must not contain '..'")] : [];
}

/** Whether a part of the path is `..`. */
export function hasBackstep(file: string): boolean {
  return file.split('/').includes('..');
}

/**
 * A path below a directory.
 *
 * @see pkg/apis/core/validation/validation.go validateLocalDescendingPath
 */
export function validateDescendingPath(file: string, path: FieldPath): readonly FieldError[] {
  const errors = validateNoBacksteps(file, path);
  return file.startsWith('/') ? [invalid(path, file, 'must be a relative path'), ...errors] : errors;
}

/**
 * A path below a directory that does not look like one of Kubernetes' own, which start with two dots.
 *
 * @see pkg/apis/core/validation/validation.go ValidateLocalNonReservedPath
 */
export function validateOwnPath(file: string, path: FieldPath): readonly FieldError[] {
  const errors = validateDescendingPath(file, path);
  const isReserved = file.startsWith('..') && !file.startsWith('../');
  return isReserved ? [...errors, invalid(path, file, "must not start with '..'")] : errors;
}

/** The mode of a file; absent has a default. */
export function validateFileMode(mode: unknown, path: FieldPath): readonly FieldError[] {
  if (!isSet(mode)) return [];
  const isOutside = numberOf(mode) < 0 || numberOf(mode) > 0o777;
  return isOutside ? [invalid(path, mode, 'must be a number between 0 and 0777 (octal), both inclusive')] : [];
}
