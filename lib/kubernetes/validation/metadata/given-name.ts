import { textOf, type JsonObject } from '../values/json';

/**
 * The name of an object as the API server validates it: the one that is written, else the one that it makes of
 * `generateName` before it looks at anything, of at most 58 characters of the prefix and five more. Empty without both.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.2/staging/src/k8s.io/apiserver/pkg/storage/names/generate.go
 */
export function givenName({ name, generateName }: JsonObject): string {
  const prefix = textOf(generateName);
  return textOf(name) || (prefix && `${prefix.slice(0, LONGEST_PREFIX)}${ANY_SUFFIX}`);
}

const LONGEST_PREFIX = 58;

/** Five letters and digits that nobody knows before. */
const ANY_SUFFIX = 'xxxxx';
