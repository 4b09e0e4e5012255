import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import { duplicate, forbidden, invalid, notSupported, required, type FieldError } from '../field-error';
import { ipProblems } from '../values/ip-problems';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { isSet, listOf, textOf, type JsonObject } from '../values/json';
import { nameErrors } from '../values/name-errors';

const FAMILIES = ['IPv4', 'IPv6'];
const FAMILY_POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];

/**
 * What the type of a Service rules out: a name outside of the cluster has no addresses inside, and a Service that is
 * reached from outside is not headless.
 *
 * @see pkg/apis/core/validation/validation.go ValidateService
 */
export function validateExternalName(spec: JsonObject, type: string, path: FieldPath): readonly FieldError[] {
  const [first] = addressesOf(spec);
  if ((type === 'LoadBalancer' || type === 'NodePort') && isHeadless(spec)) {
    return [invalid([...path, 'clusterIPs', 0], first, `may not be set to 'None' for ${type} services`)];
  }
  if (type !== 'ExternalName') return [];
  const name = textOf(spec['externalName']).replace(/\.$/, '');
  const at = [...path, 'externalName'];
  const set = (field: string, isThere: boolean) =>
    isThere ? [forbidden([...path, field], 'may not be set for ExternalName services')] : [];
  return allErrors(
    set('clusterIPs', first !== undefined),
    set('ipFamilies', listOf(spec['ipFamilies']).length > 0),
    set('ipFamilyPolicy', isSet(spec['ipFamilyPolicy'])),
    name === '' ? [required(at)] : dnsSubdomainProblems(name).map((problem) => invalid(at, name, problem)),
  );
}

/**
 * The addresses of a Service inside the cluster, as far as they do not depend on the cluster.
 *
 * @see pkg/apis/core/validation/validation.go ValidateServiceClusterIPsRelatedFields
 */
export function validateClusterAddresses(
  spec: JsonObject,
  type: string,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  if (type === 'ExternalName') return [];
  const addresses = addressesOf(spec);
  const at = [...path, 'clusterIPs'];
  const policy = spec['ipFamilyPolicy'];
  const stated = textOf(spec['clusterIP']);
  const isOther = stated !== '' && addresses[0] !== stated;
  const isUnstated = stated === '' && addresses.length > 0;
  const isMixed = addresses[0] === 'None' && addresses.length > 1;
  const wrong = addresses.flatMap((address, index) =>
    index === 0 && address === 'None' ? [] : nameErrors(address, ipProblems(version), [...at, index]),
  );
  return allErrors(
    isOther ? [invalid(at, addresses, 'first value must match `clusterIP`')] : [],
    isUnstated ? [invalid(at, addresses, 'must be empty when `clusterIP` is not specified')] : [],
    validateFamilies(listOf(spec['ipFamilies']).map(textOf), [...path, 'ipFamilies']),
    isSet(policy) && !FAMILY_POLICIES.includes(textOf(policy))
      ? [notSupported([...path, 'ipFamilyPolicy'], policy, FAMILY_POLICIES)]
      : [],
    isMixed ? [invalid(at, addresses, "'None' must be the first and only value")] : [],
    wrong,
    addresses.length > 2 ? [invalid(at, addresses, 'may only hold up to 2 values')] : [],
    isMixed || wrong.length > 0 ? [] : validateStacks(addresses, spec, at),
  );
}

/** One address of each family, in the order of the families that are asked for. */
function validateStacks(addresses: readonly string[], spec: JsonObject, path: FieldPath): readonly FieldError[] {
  const stacks = addresses.map((address) => (address.includes(':') ? 'IPv6' : 'IPv4'));
  const isOfOne = addresses.length > 1 && new Set(stacks).size === 1;
  const detail = 'may specify no more than one IP for each IP family';
  return allErrors(
    isOfOne ? [invalid(path, addresses, detail)] : [],
    isHeadless(spec) ? [] : validateStackOrder(addresses, stacks, listOf(spec['ipFamilies']).map(textOf), path),
  );
}

function validateStackOrder(
  addresses: readonly string[],
  stacks: readonly string[],
  families: readonly string[],
  path: FieldPath,
): readonly FieldError[] {
  return addresses.flatMap((address, index) => {
    const family = families[index];
    if (family === undefined || !FAMILIES.includes(family) || family === stacks[index]) return [];
    const detail = `expected an ${family} value as indicated by \`ipFamilies[${index}]\``;
    return [invalid([...path, index], address, detail)];
  });
}

function validateFamilies(families: readonly string[], path: FieldPath): readonly FieldError[] {
  return families.flatMap((family, index) =>
    allErrors(
      FAMILIES.includes(family) ? [] : [notSupported([...path, index], family, FAMILIES)],
      families.indexOf(family) < index ? [duplicate([...path, index], family)] : [],
    ),
  );
}

/** `clusterIP` alone is the same as a list of it. */
function addressesOf({ clusterIP, clusterIPs }: JsonObject): readonly string[] {
  const stated = listOf(clusterIPs).map(textOf);
  return stated.length === 0 && textOf(clusterIP) !== '' ? [textOf(clusterIP)] : stated;
}

/** Whether a Service has no address of its own. */
export function isHeadless(spec: JsonObject): boolean {
  const addresses = addressesOf(spec);
  return addresses.length === 1 && addresses[0] === 'None';
}
