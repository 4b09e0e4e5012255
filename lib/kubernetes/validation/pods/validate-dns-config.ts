import type { FieldPath } from '../../values/field-path';
import { isAtLeast, type KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import { invalid, required, type FieldError } from '../field-error';
import { ipProblems } from '../values/ip-problems';
import { isObject, listOf, objectOf, textOf, type JsonObject } from '../values/json';
import { nameErrors } from '../values/name-errors';

const MOST_NAME_SERVERS = 3;
const MOST_SEARCHES = 32;
const LONGEST_SEARCHES = 2048;

/**
 * How names are resolved in a pod.
 *
 * @see pkg/apis/core/validation/validation.go validatePodDNSConfig
 */
export function validateDnsConfig(
  { dnsPolicy, dnsConfig }: JsonObject,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const { nameservers, searches, options } = objectOf(dnsConfig);
  const servers = listOf(nameservers).map(textOf);
  const at = [...path, 'nameservers'];
  if (dnsPolicy === 'None' && !isObject(dnsConfig)) {
    return [required(path, 'must provide `dnsConfig` when `dnsPolicy` is None')];
  }
  if (dnsPolicy === 'None' && servers.length === 0) {
    return [required(at, 'must provide at least one DNS nameserver when `dnsPolicy` is None')];
  }
  const isTooMany = servers.length > MOST_NAME_SERVERS;
  return allErrors(
    isTooMany ? [invalid(at, servers, `must not have more than ${MOST_NAME_SERVERS} nameservers`)] : [],
    servers.flatMap((server, index) => nameErrors(server, ipProblems(version), [...at, index])),
    validateSearches(listOf(searches).map(textOf), version, [...path, 'searches']),
    listOf(options).flatMap((option, index) =>
      textOf(objectOf(option)['name']) === '' ? [required([...path, 'options', index], 'must not be empty')] : [],
    ),
  );
}

function validateSearches(
  searches: readonly string[],
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const isTooMany = searches.length > MOST_SEARCHES;
  const isTooLong = searches.join(' ').length > LONGEST_SEARCHES;
  const length = `must not have more than ${LONGEST_SEARCHES} characters (including spaces) in the search list`;
  return allErrors(
    isTooMany ? [invalid(path, searches, `must not have more than ${MOST_SEARCHES} search paths`)] : [],
    isTooLong ? [invalid(path, searches, length)] : [],
    searches.flatMap((search, index) => validateSearch(search, version, [...path, index])),
  );
}

/** From Kubernetes 1.33 on a domain may have underscores, or be the root. */
function validateSearch(search: string, version: KubernetesVersion, path: FieldPath): readonly FieldError[] {
  const isRelaxed = isAtLeast(version, '1.33');
  if (isRelaxed && search === '.') return [];
  const domain = search.replace(/\.$/, '');
  return dnsSubdomainProblems(isRelaxed ? domain.replace(/_/g, '-').replace(/(^|\.)-/g, '$1a') : domain).map(
    (problem) => invalid(path, domain, problem),
  );
}

/**
 * Lines of a pod's hosts file.
 *
 * @see pkg/apis/core/validation/validation.go ValidateHostAliases
 */
export function validateHostAliases(
  aliases: unknown,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  return listOf(aliases).flatMap((alias, index) => {
    const { ip, hostnames } = objectOf(alias);
    return allErrors(
      nameErrors(textOf(ip), ipProblems(version), [...path, index, 'ip']),
      listOf(hostnames).flatMap((name, position) =>
        nameErrors(textOf(name), dnsSubdomainProblems, [...path, index, 'hostnames', position]),
      ),
    );
  });
}
