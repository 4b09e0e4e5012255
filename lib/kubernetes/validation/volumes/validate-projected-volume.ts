import { own } from '../../values/own';
import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { forbidden, invalid, required, type FieldError } from '../field-error';
import { isObject, listOf, numberOf, objectOf, textOf, type JsonObject } from '../values/json';
import { validateNeededText } from '../values/name-errors';
import { validateFileMode, validateOwnPath } from '../containers/validate-file-path';
import {
  FIELDS_IN_FILES,
  validateFieldReference,
  validateResourceReference,
} from '../containers/validate-value-source';

/**
 * A key that becomes a file.
 *
 * @see pkg/apis/core/validation/validation.go validateKeyToPath
 */
export function validateKeyToPath({ key, path: file, mode }: JsonObject, path: FieldPath): readonly FieldError[] {
  return allErrors(
    validateNeededText(key, [...path, 'key']),
    validateNeededText(file, [...path, 'path']),
    validateOwnPath(textOf(file), [...path, 'path']),
    validateFileMode(mode, [...path, 'mode']),
  );
}

/**
 * A field of the pod that becomes a file. The API server reports all files at their volume.
 *
 * @see pkg/apis/core/validation/validation.go validateDownwardAPIVolumeFile
 */
export function validateDownwardFile(file: JsonObject, path: FieldPath): readonly FieldError[] {
  const { fieldRef, resourceFieldRef } = file;
  const name = textOf(file['path']);
  const isBoth = isObject(fieldRef) && isObject(resourceFieldRef);
  return allErrors(
    validateNeededText(name, [...path, 'path']),
    validateOwnPath(name, [...path, 'path']),
    isObject(fieldRef) ? validateFieldReference(fieldRef, FIELDS_IN_FILES, [...path, 'fieldRef']) : [],
    isBoth ? [invalid(path, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously')] : [],
    !isObject(fieldRef) && isObject(resourceFieldRef)
      ? validateResourceReference(resourceFieldRef, true, [...path, 'resourceFieldRef'])
      : [],
    isObject(fieldRef) || isObject(resourceFieldRef)
      ? []
      : [required(path, 'one of fieldRef and resourceFieldRef is required')],
    validateFileMode(file['mode'], [...path, 'mode']),
  );
}

/** Where files may come from. Bundles and certificates are dropped as long as nobody switches them on. */
const SOURCES = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken'];

/**
 * Several sources in one directory, whose files must not overwrite each other.
 *
 * @see pkg/apis/core/validation/validation.go validateProjectedVolumeSource
 */
export function validateProjectedVolume(volume: JsonObject, path: FieldPath): readonly FieldError[] {
  const files = new Set<string>();
  return allErrors(
    validateFileMode(volume['defaultMode'], [...path, 'defaultMode']),
    listOf(volume['sources']).flatMap((entry, index) => {
      const source = objectOf(entry);
      const at = [...path, 'sources', index];
      const count = SOURCES.filter((kind) => isObject(own(source, kind))).length;
      return allErrors(
        validateKeys(source['secret'], files, [...at, 'secret'], path),
        validateKeys(source['configMap'], files, [...at, 'configMap'], path),
        validateFields(source['downwardAPI'], files, [...at, 'downwardAPI'], path),
        validateToken(source['serviceAccountToken'], [...at, 'serviceAccountToken'], path),
        count > 1 ? [forbidden(at, 'may not specify more than 1 volume type per source')] : [],
      );
    }),
  );
}

function validateKeys(source: unknown, files: Set<string>, at: FieldPath, volume: FieldPath): readonly FieldError[] {
  if (!isObject(source)) return [];
  const name = textOf(source['name']);
  return allErrors(
    validateNeededText(name, [...at, 'name']),
    listOf(source['items'])
      .map(objectOf)
      .flatMap((item, index) =>
        allErrors(
          validateKeyToPath(item, [...at, 'items', index]),
          validateIsNew(textOf(item['path']), name, files, volume),
        ),
      ),
  );
}

function validateFields(source: unknown, files: Set<string>, at: FieldPath, volume: FieldPath): readonly FieldError[] {
  return listOf(objectOf(source)['items'])
    .map(objectOf)
    .flatMap((file) =>
      allErrors(
        validateDownwardFile(file, at),
        validateIsNew(textOf(file['path']), textOf(file['path']), files, volume),
      ),
    );
}

function validateIsNew(file: string, shown: string, files: Set<string>, volume: FieldPath): readonly FieldError[] {
  if (file === '') return [];
  if (files.has(file)) return [invalid(volume, shown, 'conflicting duplicate paths')];
  files.add(file);
  return [];
}

function validateToken(source: unknown, at: FieldPath, volume: FieldPath): readonly FieldError[] {
  if (!isObject(source)) return [];
  const seconds = numberOf(source['expirationSeconds'], 3600);
  const file = textOf(source['path']);
  const where = [...at, 'expirationSeconds'];
  return allErrors(
    seconds < 600 ? [invalid(where, seconds, 'may not specify a duration less than 10 minutes')] : [],
    seconds > 2 ** 32 ? [invalid(where, seconds, 'may not specify a duration larger than 2^32 seconds')] : [],
    file === '' ? [required([...volume, 'path'])] : validateOwnPath(file, [...volume, 'path']),
  );
}
