import { own } from '../values/own';
import type { FieldPath } from '../values/field-path';
import { allErrors } from './all-errors';
import { bytesOf } from './values/bytes-of';
import { configKeyProblems } from './values/config-key-problems';
import { dnsSubdomainProblems } from './values/dns-name-problems';
import { invalid, required, tooLongValue, type FieldError } from './field-error';
import { isObject, objectOf, textOf, type JsonObject } from './values/json';
import { nameErrors } from './values/name-errors';
import { validateObjectMeta } from './metadata/validate-object-meta';

/** A ConfigMap or a Secret holds a mebibyte. */
const LARGEST = 1024 * 1024;

/**
 * A ConfigMap, as it stands in the manifest.
 *
 * @see pkg/apis/core/validation/validation.go ValidateConfigMap
 */
export function validateConfigMap(configMap: JsonObject): readonly FieldError[] {
  const { data, binaryData } = configMap;
  const size = sizeOf(data) + base64SizeOf(binaryData);
  const twice = 'duplicate of key present in binaryData';
  return allErrors(
    validateObjectMeta(configMap['metadata'], dnsSubdomainProblems, ['metadata']),
    Object.keys(objectOf(data)).flatMap((key) =>
      allErrors(
        nameErrors(key, configKeyProblems, ['data', key]),
        Object.hasOwn(objectOf(binaryData), key) ? [invalid(['data', key], key, twice)] : [],
      ),
    ),
    Object.keys(objectOf(binaryData)).flatMap((key) => nameErrors(key, configKeyProblems, ['binaryData', key])),
    size > LARGEST ? [tooLongValue([''], `may not be more than ${LARGEST} bytes`)] : [],
  );
}

/** The keys that a Secret of a type has to have. */
const NEEDED_KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubernetes.io/dockercfg', ['.dockercfg']],
  ['kubernetes.io/dockerconfigjson', ['.dockerconfigjson']],
  ['kubernetes.io/tls', ['tls.crt', 'tls.key']],
]);

/** Where a Secret of a type holds the log-ins of registries, as JSON. */
const DOCKER_FILES: ReadonlyMap<string, string> = new Map([
  ['kubernetes.io/dockercfg', '.dockercfg'],
  ['kubernetes.io/dockerconfigjson', '.dockerconfigjson'],
]);

/**
 * A Secret, as it stands in the manifest. What it holds is never part of an error.
 *
 * @see pkg/apis/core/validation/validation.go ValidateSecret
 */
export function validateSecret(secret: JsonObject): readonly FieldError[] {
  const { data, stringData } = secret;
  const keys = new Set([...Object.keys(objectOf(data)), ...Object.keys(objectOf(stringData))]);
  const size = sizeOf(stringData) + base64SizeOf(data);
  return allErrors(
    validateObjectMeta(secret['metadata'], dnsSubdomainProblems, ['metadata']),
    [...keys].flatMap((key) => nameErrors(key, configKeyProblems, ['data', key])),
    size > LARGEST ? [tooLongValue(['data'], `may not be more than ${LARGEST} bytes`)] : [],
    validateOfType(secret, keys, ['data']),
  );
}

function validateOfType(
  { type: stated, metadata, data, stringData }: JsonObject,
  keys: ReadonlySet<string>,
  path: FieldPath,
): readonly FieldError[] {
  const type = textOf(stated);
  const account = 'kubernetes.io/service-account.name';
  if (type === 'kubernetes.io/service-account-token') {
    const isStated = textOf(objectOf(objectOf(metadata)['annotations'])[account]) !== '';
    return isStated ? [] : [required(['metadata', 'annotations', account])];
  }
  if (type === 'kubernetes.io/basic-auth') {
    const isThere = keys.has('username') || keys.has('password');
    return isThere ? [] : [required([...path, 'username']), required([...path, 'password'])];
  }
  if (type === 'kubernetes.io/ssh-auth') {
    const isEmpty = contentOf('ssh-privatekey', data, stringData) === '';
    return isEmpty ? [required([...path, 'ssh-privatekey'])] : [];
  }
  const missing = (NEEDED_KEYS.get(type) ?? []).filter((key) => !keys.has(key));
  if (missing.length > 0) return missing.map((key) => required([...path, key]));
  const file = DOCKER_FILES.get(type);
  if (file === undefined || isJsonObject(contentOf(file, data, stringData))) return [];
  return [invalid([...path, file], '<secret contents redacted>', 'is not a JSON object')];
}

function sizeOf(texts: unknown): number {
  return Object.values(objectOf(texts)).reduce<number>((size, text) => size + bytesOf(textOf(text)), 0);
}

function base64SizeOf(texts: unknown): number {
  return Object.values(objectOf(texts)).reduce<number>(
    (size, text) => size + Math.floor((textOf(text).replace(/[\r\n=]/g, '').length * 3) / 4),
    0,
  );
}

/** What a Secret holds under a key, as far as it is text. `stringData` comes over `data`. */
function contentOf(key: string, data: unknown, stringData: unknown): string {
  const plain = objectOf(stringData);
  return Object.hasOwn(plain, key) ? textOf(own(plain, key)) : decoded(textOf(own(objectOf(data), key)));
}

/** What is no base64 is another error. */
function decoded(base64: string): string {
  try {
    return atob(base64.replace(/[\r\n]/g, ''));
  } catch {
    return '';
  }
}

/** Whether a text is a JSON object, or null, which Go takes for an empty one. */
function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return value === null || isObject(value);
  } catch {
    return false;
  }
}
