import { hasForm, mismatch, tooLong } from './name-problems';

const FORM = '[-._a-zA-Z0-9]+';
const LONGEST = 253;

/**
 * What keeps a text from being a key of a ConfigMap or a Secret.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go IsConfigMapKey
 */
export function configKeyProblems(key: string): readonly string[] {
  const message = "a valid config key must consist of alphanumeric characters, '-', '_' or '.'";
  return [
    ...(key.length > LONGEST ? [tooLong(LONGEST)] : []),
    ...(hasForm(key, FORM) ? [] : [mismatch(message, FORM, 'key.name', 'KEY_NAME', 'key-name')]),
    ...(key === '.' || key === '..' ? [`must not be '${key}'`] : []),
    ...(key.startsWith('..') && key !== '..' ? ["must not start with '..'"] : []),
  ];
}
