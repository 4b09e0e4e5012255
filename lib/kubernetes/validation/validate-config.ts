import type { FieldPath } from '../values/field-path';
import { allErrors } from './all-errors';
import { configKeyProblems } from './values/config-key-problems';
import { dnsSubdomainProblems } from './values/dns-name-problems';
import { invalid, required, tooLongValue, type FieldError } from './field-error';
import { objectOf, textOf, type JsonObject } from './values/json';
import { nameErrors } from './values/name-errors';
import { validateObjectMeta } from './metadata/validate-object-meta';
import { own } from '../values/own';

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
const NEEDED_KEYS: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

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
    validateOfType(textOf(secret['type']), keys, secret['metadata'], ['data']),
  );
}

function validateOfType(
  type: string,
  keys: ReadonlySet<string>,
  metadata: unknown,
  path: FieldPath,
): readonly FieldError[] {
  const account = 'kubernetes.io/service-account.name';
  if (type === 'kubernetes.io/service-account-token') {
    const isStated = textOf(objectOf(objectOf(metadata)['annotations'])[account]) !== '';
    return isStated ? [] : [required(['metadata', 'annotations', account])];
  }
  if (type === 'kubernetes.io/basic-auth') {
    const isThere = keys.has('username') || keys.has('password');
    return isThere ? [] : [required([...path, 'username']), required([...path, 'password'])];
  }
  return (own(NEEDED_KEYS, type) ?? []).filter((key) => !keys.has(key)).map((key) => required([...path, key]));
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

/** The length of a text in UTF-8. Most are too short to matter. */
function bytesOf(text: string): number {
  return text.length * 3 <= LARGEST ? text.length : new TextEncoder().encode(text).length;
}
