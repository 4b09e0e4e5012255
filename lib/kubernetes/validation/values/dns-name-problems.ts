import { hasForm, mismatch, tooLong } from './name-problems';

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const LABEL_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';

const PLAIN_LABEL = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
const NO_PROBLEMS: readonly string[] = [];

const LONGEST_LABEL = 63;
const LONGEST_SUBDOMAIN = 253;

/**
 * What keeps a name from being a DNS label.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go IsDNS1123Label
 */
export function dnsLabelProblems(name: string): readonly string[] {
  if (PLAIN_LABEL.test(name)) return NO_PROBLEMS;
  const problems = name.length > LONGEST_LABEL ? [tooLong(LONGEST_LABEL)] : [];
  if (hasForm(name, LABEL)) return problems;
  if (hasForm(name, SUBDOMAIN)) return [...problems, 'must not contain dots'];
  const message =
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
  return [...problems, mismatch(message, LABEL, 'my-name', '123-abc')];
}

/**
 * What keeps a name from being a DNS subdomain.
 *
 * @param lengthUnit how the length is worded: newer checks of the API server count bytes
 * @see staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go IsDNS1123Subdomain
 */
export function dnsSubdomainProblems(name: string, lengthUnit = 'characters'): readonly string[] {
  if (PLAIN_LABEL.test(name)) return NO_PROBLEMS;
  const problems = name.length > LONGEST_SUBDOMAIN ? [tooLong(LONGEST_SUBDOMAIN, lengthUnit)] : [];
  if (hasForm(name, SUBDOMAIN)) return problems;
  const message =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
  return [...problems, mismatch(message, SUBDOMAIN, 'example.com')];
}

/**
 * What keeps a name from being a DNS label that starts with a letter.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go IsDNS1035Label
 */
export function dns1035LabelProblems(name: string): readonly string[] {
  const problems = name.length > LONGEST_LABEL ? [tooLong(LONGEST_LABEL)] : [];
  if (hasForm(name, LABEL_1035)) return problems;
  const message =
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character";
  return [...problems, mismatch(message, LABEL_1035, 'my-name', 'abc-123')];
}

/**
 * What keeps a name from being a DNS subdomain whose first part stands for any.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go IsWildcardDNS1123Subdomain
 */
export function wildcardSubdomainProblems(name: string): readonly string[] {
  const form = `\\*\\.${SUBDOMAIN}`;
  const message =
    "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character";
  return [
    ...(name.length > LONGEST_SUBDOMAIN ? [tooLong(LONGEST_SUBDOMAIN)] : []),
    ...(hasForm(name, form) ? [] : [mismatch(message, form, '*.example.com')]),
  ];
}
