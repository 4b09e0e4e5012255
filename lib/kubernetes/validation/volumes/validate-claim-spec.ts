import { own } from '../../values/own';
import { formatFieldPath, type FieldPath } from '../../values/field-path';
import { supports } from '../../versions/features';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import { forbidden, invalid, notSupported, required, type FieldError } from '../field-error';
import { formatQuantity } from '../values/format-quantity';
import { isObject, isSet, listOf, objectOf, textOf, type JsonObject } from '../values/json';
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
export function validateClaimSpec(
  claimSpec: unknown,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const spec = objectOf(claimSpec);
  const { volumeMode } = spec;
  return allErrors(
    validateAccessModes(listOf(spec['accessModes']).map(textOf), spec['selector'], path),
    validateSize(objectOf(objectOf(spec['resources'])['requests']), [...path, 'resources', 'storage']),
    validateOptionalName(spec['storageClassName'], dnsSubdomainProblems, [...path, 'storageClassName']),
    isSet(volumeMode) && !VOLUME_MODES.includes(textOf(volumeMode))
      ? [notSupported([...path, 'volumeMode'], textOf(volumeMode), VOLUME_MODES)]
      : [],
    validateDataSource(spec['dataSource'], [...path, 'dataSource']),
    validateDataSource(spec['dataSourceRef'], [...path, 'dataSourceRef']),
    validateSameSource(spec, path),
    supports(version, 'volume-attributes-class')
      ? validateOptionalName(spec['volumeAttributesClassName'], dnsSubdomainProblems, [
          ...path,
          'volumeAttributesClassName',
        ])
      : [],
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

function validateSize(requests: JsonObject, path: FieldPath): readonly FieldError[] {
  if (!Object.hasOwn(requests, 'storage')) return [required(path)];
  const storage = requests['storage'] ?? '0';
  const size = quantityInThousandths(storage) ?? 1n;
  return size > 0n ? [] : [invalid(path, formatQuantity(storage), 'must be greater than zero')];
}

/**
 * Two ways to say where the content comes from say the same.
 *
 * @see pkg/apis/core/validation/validation.go isDataSourceEqualDataSourceRef
 */
function validateSameSource({ dataSource, dataSourceRef }: JsonObject, path: FieldPath): readonly FieldError[] {
  if (!isObject(dataSource) || !isObject(dataSourceRef)) return [];
  const isSame = ['apiGroup', 'kind', 'name'].every((field) => {
    const [one, other] = [own(dataSource, field), own(dataSourceRef, field)];
    return textOf(one) === textOf(other) && (field !== 'apiGroup' || isSet(one) === isSet(other));
  });
  return isSame ? [] : [invalid(path, `${formatFieldPath(path)}.dataSource`, 'must match dataSourceRef')];
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
