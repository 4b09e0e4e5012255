import { dnsSubdomainProblems } from './dns-name-problems';
import { hasForm, mismatch, tooLong } from './name-problems';

const NAME = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const LONGEST = 63;

/** Nearly all of them look like this, and nothing is wrong with them. */
const PLAIN = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const NO_PROBLEMS: readonly string[] = [];

const NAME_MESSAGE =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const NAME_MISMATCH = mismatch(NAME_MESSAGE, NAME, 'MyName', 'my.name', '123-abc');

/**
 * What is wrong with the key of a label or with another qualified name, such as the type of a condition: an optional
 * DNS subdomain, a slash, a name of at most 63 characters.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/api/validate/content/kube.go IsLabelKey
 */
export function qualifiedNameProblems(text: string): readonly string[] {
  if (PLAIN.test(text)) return NO_PROBLEMS;
  const parts = text.split('/');
  if (parts.length > 2) {
    return [
      `a valid label key ${NAME_MISMATCH} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const name = parts[parts.length - 1] ?? '';
  return [
    ...(parts.length === 2 ? prefixProblems(parts[0] ?? '') : []),
    ...(name === '' ? ['name part must be non-empty'] : []),
    ...(name.length > LONGEST ? [`name part ${tooLong(LONGEST, 'bytes')}`] : []),
    ...(hasForm(name, NAME) ? [] : [`name part ${NAME_MISMATCH}`]),
  ];
}

function prefixProblems(prefix: string): readonly string[] {
  const problems = prefix === '' ? ['must be non-empty'] : dnsSubdomainProblems(prefix, 'bytes');
  return problems.map((problem) => `prefix part ${problem}`);
}

/**
 * What is wrong with the value of a label.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/api/validate/content/kube.go IsLabelValue
 */
export function labelValueProblems(value: string): readonly string[] {
  if (PLAIN.test(value) || value === '') return NO_PROBLEMS;
  const pattern = `(${NAME})?`;
  const message =
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
  return [
    ...(value.length > LONGEST ? [tooLong(LONGEST, 'bytes')] : []),
    ...(hasForm(value, pattern) ? [] : [mismatch(message, pattern, 'MyValue', 'my_value', '12345')]),
  ];
}
