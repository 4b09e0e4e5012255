import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import type { FieldError } from '../field-error';
import { ifSet, NO_ERRORS } from '../values/if-set';
import { isObject, textOf } from '../values/json';
import { nameErrors } from '../values/name-errors';

const LARGEST_SPEC_KIB = 64;
const LONGEST_DOMAIN = 255;
const LONGEST_USER = 104;

const NET_BIOS = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
const DNS_LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const DNS = new RegExp(`^${DNS_LABEL}(?:\\.${DNS_LABEL})*$`);

/**
 * As whom a container runs on Windows.
 *
 * @see pkg/apis/core/validation/validation.go validateWindowsSecurityContextOptions
 */
export function validateWindowsOptions(options: unknown, path: FieldPath): readonly FieldError[] {
  if (!isObject(options)) return NO_ERRORS;
  return allErrors(
    ifSet(options, 'gmsaCredentialSpecName', path, (name, at) => nameErrors(textOf(name), dnsSubdomainProblems, at)),
    ifSet(options, 'gmsaCredentialSpec', path, (spec, at) => nameErrors(textOf(spec), specProblems, at)),
    ifSet(options, 'runAsUserName', path, (name, at) => nameErrors(textOf(name), userNameProblems, at)),
  );
}

function specProblems(spec: string): readonly string[] {
  if (spec === '') return ['gmsaCredentialSpec cannot be an empty string'];
  const isTooLong = spec.length > LARGEST_SPEC_KIB * 1024;
  return isTooLong ? [`gmsaCredentialSpec size must be under ${LARGEST_SPEC_KIB} KiB`] : [];
}

/** `DOMAIN\\USER`, or the user alone. */
function userNameProblems(name: string): readonly string[] {
  if (name === '') return ['runAsUserName cannot be an empty string'];
  // eslint-disable-next-line no-control-regex -- they are what is not allowed
  if (/[\x00-\x1f\x7f]/.test(name)) return ['runAsUserName cannot contain control characters'];
  const parts = name.split('\\');
  if (parts.length > 2) return ['runAsUserName cannot contain more than one backslash'];
  const [user = '', domain] = parts.reverse();
  return [...(domain === undefined ? [] : domainProblems(domain)), ...userProblems(user)];
}

function domainProblems(domain: string): readonly string[] {
  const isTooLong = domain.length > LONGEST_DOMAIN;
  const hasForm = NET_BIOS.test(domain) || DNS.test(domain);
  return [
    ...(isTooLong ? [`runAsUserName's Domain length must be under ${LONGEST_DOMAIN + 1} characters`] : []),
    ...(hasForm ? [] : ["runAsUserName's Domain doesn't match the NetBios nor the DNS format"]),
  ];
}

function userProblems(user: string): readonly string[] {
  const length = `runAsUserName's User length must not be longer than ${LONGEST_USER} characters`;
  const characters = `runAsUserName's User cannot contain the following characters: "/\\:;|=,+*?<>@[]`;
  return [
    ...(user === '' ? ["runAsUserName's User cannot be empty"] : []),
    ...(user.length > LONGEST_USER ? [length] : []),
    ...(/^[. ]+$/.test(user) ? ["runAsUserName's User cannot contain only periods or spaces"] : []),
    ...(/["/\\:;|=,+*?<>@[\]]/.test(user) ? [characters] : []),
  ];
}
