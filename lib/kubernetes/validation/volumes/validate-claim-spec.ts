import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import { forbidden, invalid, notSupported, required, type FieldError } from '../field-error';
import { formatQuantity } from '../values/format-quantity';
import { isObject, isSet, listOf, objectOf, textOf } from '../values/json';
import { validateNeededText, validateOptionalName } from '../values/name-errors';
import { quantityInThousandths } from '../values/quantity';
import { validateLabelSelector } from '../metadata/validate-label-selector';

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];
const VOLUME_MODES = ['Block', 'Filesystem'];

/**
 * What a claim asks for: a size, and how the volume is shared.
 *
 * @see pkg/apis/core/validation/validation.go ValidatePersistentVolumeClaimSpec
 */
export function validateClaimSpec(claimSpec: unknown, path: FieldPath): readonly FieldError[] {
  const spec = objectOf(claimSpec);
  const { volumeMode } = spec;
  return allErrors(
    validateAccessModes(listOf(spec['accessModes']).map(textOf), spec['selector'], path),
    validateSize(objectOf(objectOf(spec['resources'])['requests'])['storage'], [...path, 'resources', 'storage']),
    validateOptionalName(spec['storageClassName'], dnsSubdomainProblems, [...path, 'storageClassName']),
    isSet(volumeMode) && !VOLUME_MODES.includes(textOf(volumeMode))
      ? [notSupported([...path, 'volumeMode'], textOf(volumeMode), VOLUME_MODES)]
      : [],
    validateDataSource(spec['dataSource'], [...path, 'dataSource']),
    validateDataSource(spec['dataSourceRef'], [...path, 'dataSourceRef']),
  );
}

function validateAccessModes(modes: readonly string[], selector: unknown, path: FieldPath): readonly FieldError[] {
  const at = [...path, 'accessModes'];
  const known = modes.filter((mode) => ACCESS_MODES.includes(mode));
  const isMixed = known.includes('ReadWriteOncePod') && known.some((mode) => mode !== 'ReadWriteOncePod');
  return allErrors(
    modes.length === 0 ? [required(at, 'at least 1 access mode is required')] : [],
    validateLabelSelector(selector, [...path, 'selector']),
    modes.filter((mode) => !ACCESS_MODES.includes(mode)).map((mode) => notSupported(at, mode, ACCESS_MODES)),
    isMixed ? [forbidden(at, 'may not use ReadWriteOncePod with other access modes')] : [],
  );
}

function validateSize(storage: unknown, path: FieldPath): readonly FieldError[] {
  if (!isSet(storage)) return [required(path)];
  const size = quantityInThousandths(storage) ?? 1n;
  return size > 0n ? [] : [invalid(path, formatQuantity(storage), 'must be greater than zero')];
}

function validateDataSource(source: unknown, path: FieldPath): readonly FieldError[] {
  if (!isObject(source)) return [];
  const { name, kind, apiGroup } = source;
  const isOfCore = textOf(apiGroup) === '';
  const detail = "must be 'PersistentVolumeClaim' when referencing the default apiGroup";
  return allErrors(
    validateNeededText(name, [...path, 'name']),
    validateNeededText(kind, [...path, 'kind']),
    isOfCore && kind !== 'PersistentVolumeClaim' ? [invalid(path, textOf(kind), detail)] : [],
    validateOptionalName(apiGroup, dnsSubdomainProblems, [...path, 'apiGroup']),
  );
}
