import { own } from '../../values/own';
import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { configKeyProblems } from '../values/config-key-problems';
import { dnsLabelProblems, dnsSubdomainProblems } from '../values/dns-name-problems';
import { invalid, notSupported, required, type FieldError } from '../field-error';
import { formatQuantity } from '../values/format-quantity';
import { isObject, isSet, objectOf, textOf, type JsonObject } from '../values/json';
import { nameErrors, validateNeededName, validateNeededText } from '../values/name-errors';
import { supports } from '../../versions/features';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { relaxedVariableNameProblems } from './relaxed-variable-name';
import { validateNoBacksteps } from './validate-file-path';
import { quantityInThousandths } from '../values/quantity';
import { validateQualifiedName } from '../metadata/validate-labels';

/** The fields of a pod that its environment may show. */
export const FIELDS_IN_ENVIRONMENT = [
  ...['metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.serviceAccountName'],
  ...['status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs'],
];

/** The fields of a pod that a file may show. */
export const FIELDS_IN_FILES = [
  ...['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid'],
];

const ALL_FIELDS: ReadonlySet<string> = new Set([
  ...[...FIELDS_IN_ENVIRONMENT, ...FIELDS_IN_FILES],
  ...['spec.host', 'spec.restartPolicy', 'spec.schedulerName', 'status.phase'],
]);

const RESOURCES = ['limits', 'requests'].flatMap((kind) =>
  ['cpu', 'ephemeral-storage', 'memory'].map((name) => `${kind}.${name}`),
);

/**
 * Where the value of an environment variable comes from: one place.
 *
 * @see pkg/apis/core/validation/validation.go validateEnvVarValueFrom
 */
export function validateValueSource(
  written: JsonObject,
  value: string,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const source = supports(version, 'environment-files') ? written : { ...written, fileKeyRef: undefined };
  const present = Object.keys(source).filter((kind) => isObject(own(source, kind)));
  const at = (kind: string, check: (fields: JsonObject, path: FieldPath) => readonly FieldError[]) =>
    isObject(own(source, kind)) ? check(objectOf(own(source, kind)), [...path, kind]) : [];
  return allErrors(
    at('fieldRef', (fields, where) => validateFieldReference(fields, FIELDS_IN_ENVIRONMENT, where)),
    at('resourceFieldRef', (fields, where) => validateResourceReference(fields, false, where)),
    at('configMapKeyRef', validateKeyReference),
    at('secretKeyRef', validateKeyReference),
    at('fileKeyRef', validateFileKey),
    validateCount(present.length, value, path),
  );
}

function validateCount(count: number, value: string, path: FieldPath): readonly FieldError[] {
  if (count === 0) {
    const kinds = '`fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`';
    return [invalid(path, '', `must specify one of: ${kinds}`)];
  }
  if (value !== '') return [invalid(path, '', 'may not be specified when `value` is not empty')];
  return count > 1 ? [invalid(path, '', 'may not have more than one field specified at a time')] : [];
}

/** @see pkg/apis/core/validation/validation.go validateFileKeySelector */
function validateFileKey({ key, volumeName, path: file }: JsonObject, path: FieldPath): readonly FieldError[] {
  return allErrors(
    validateNeededName(key, relaxedVariableNameProblems, [...path, 'key']),
    validateNeededName(volumeName, dnsLabelProblems, [...path, 'volumeName']),
    validateNeededText(file, [...path, 'path']),
    validateNoBacksteps(textOf(file), [...path, 'path']),
  );
}

/** @see pkg/apis/core/validation/validation.go validateSecretKeySelector */
function validateKeyReference({ name, key }: JsonObject, path: FieldPath): readonly FieldError[] {
  return allErrors(
    nameErrors(textOf(name), dnsSubdomainProblems, [...path, 'name']),
    validateNeededName(key, configKeyProblems, [...path, 'key']),
  );
}

/**
 * A field of the pod.
 *
 * @see pkg/apis/core/validation/validation.go validateObjectFieldSelector
 */
export function validateFieldReference(
  { apiVersion, fieldPath }: JsonObject,
  fields: readonly string[],
  path: FieldPath,
): readonly FieldError[] {
  const [version, field] = [textOf(apiVersion) || 'v1', textOf(fieldPath)];
  const at = [...path, 'fieldPath'];
  if (field === '') return [required(at)];
  if (version !== 'v1') return [invalid(at, field, `error converting fieldPath: unsupported pod version: ${version}`)];
  const [, owner = '', key = ''] = /^((?:(?!\[').)+)\['(.*)'\]$/s.exec(field) ?? [];
  if (owner === 'metadata.annotations') return validateQualifiedName(key.toLowerCase(), path);
  if (owner === 'metadata.labels') return validateQualifiedName(key, path);
  if (owner !== '' || !ALL_FIELDS.has(field)) {
    return [invalid(at, field, `error converting fieldPath: field label not supported: ${field}`)];
  }
  return fields.includes(field) ? [] : [notSupported(at, field, fields)];
}

/**
 * A limit or a request of a container.
 *
 * @param isInFile a file has to name the container
 * @see pkg/apis/core/validation/validation.go validateContainerResourceFieldSelector
 */
export function validateResourceReference(
  { containerName, resource, divisor }: JsonObject,
  isInFile: boolean,
  path: FieldPath,
): readonly FieldError[] {
  const name = textOf(resource);
  const isKnown = RESOURCES.includes(name) || /^(requests|limits)\.hugepages-/.test(name);
  const ofDivisor = validateDivisor(name, divisor, [...path, 'divisor']);
  if (isInFile && textOf(containerName) === '') return [required([...path, 'containerName']), ...ofDivisor];
  if (name === '') return [required([...path, 'resource']), ...ofDivisor];
  return isKnown ? ofDivisor : [notSupported([...path, 'resource'], name, RESOURCES), ...ofDivisor];
}

function validateDivisor(resource: string, divisor: unknown, path: FieldPath): readonly FieldError[] {
  if (!isSet(divisor) || (quantityInThousandths(divisor) ?? 0n) === 0n) return [];
  const written = formatQuantity(divisor);
  if (resource.endsWith('.cpu')) {
    const detail = "only divisor's values 1m and 1 are supported with the cpu resource";
    return ['1m', '1'].includes(written) ? [] : [invalid(path, resource, detail)];
  }
  const units = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];
  const kind = /\.(memory|ephemeral-storage|hugepages)/.exec(resource)?.[1];
  if (kind === undefined || units.includes(written)) return [];
  const named = kind === 'ephemeral-storage' ? 'local ephemeral storage' : kind;
  return [
    invalid(path, resource, `only divisor's values ${units.join(', ')} are supported with the ${named} resource`),
  ];
}
