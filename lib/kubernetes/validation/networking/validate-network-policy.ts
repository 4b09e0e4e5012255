import { own } from '../../values/own';
import type { FieldPath } from '../../values/field-path';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import { forbidden, invalid, notSupported, required, type FieldError } from '../field-error';
import { cidrProblems, parseCidr, sharesBits } from '../values/ip-problems';
import { isObject, isSet, listOf, numberOf, objectOf, textOf, type JsonObject } from '../values/json';
import { nameErrors } from '../values/name-errors';
import { validateLabelSelector } from '../metadata/validate-label-selector';
import { validateObjectMeta } from '../metadata/validate-object-meta';
import { portNameProblems, validatePortNumber } from '../containers/validate-port';

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
const TYPES = ['Ingress', 'Egress'];

/**
 * A NetworkPolicy, as it stands in the manifest.
 *
 * @see pkg/apis/networking/validation/validation.go ValidateNetworkPolicy
 */
export function validateNetworkPolicy(policy: JsonObject, version: KubernetesVersion): readonly FieldError[] {
  const spec = objectOf(policy['spec']);
  const types = listOf(spec['policyTypes']).map(textOf);
  const at = ['spec', 'policyTypes'];
  return allErrors(
    validateObjectMeta(policy['metadata'], dnsSubdomainProblems, ['metadata']),
    validateLabelSelector(spec['podSelector'], ['spec', 'podSelector']),
    validateRules(spec, 'ingress', 'from', version),
    validateRules(spec, 'egress', 'to', version),
    types.length > TYPES.length
      ? [invalid(at, types, 'may not specify more than two policyTypes')]
      : types.flatMap((type, index) => (TYPES.includes(type) ? [] : [notSupported([...at, index], type, TYPES)])),
  );
}

function validateRules(
  spec: JsonObject,
  direction: string,
  peers: string,
  version: KubernetesVersion,
): readonly FieldError[] {
  return listOf(own(spec, direction)).flatMap((entry, index) => {
    const rule = objectOf(entry);
    const at = ['spec', direction, index];
    return allErrors(
      listOf(rule['ports']).flatMap((port, position) => validatePort(objectOf(port), [...at, 'ports', position])),
      listOf(own(rule, peers)).flatMap((peer, position) =>
        validatePeer(objectOf(peer), version, [...at, peers, position]),
      ),
    );
  });
}

/** @see pkg/apis/networking/validation/validation.go ValidateNetworkPolicyPort */
function validatePort({ protocol, port, endPort }: JsonObject, path: FieldPath): readonly FieldError[] {
  const isKnown = !isSet(protocol) || PROTOCOLS.includes(textOf(protocol));
  const errors = isKnown ? [] : [notSupported([...path, 'protocol'], textOf(protocol), PROTOCOLS)];
  const [at, endAt] = [
    [...path, 'port'],
    [...path, 'endPort'],
  ];
  const refuseEnd = (when: string) =>
    isSet(endPort) ? [invalid(endAt, numberOf(endPort), `may not be specified when \`port\` is ${when}`)] : [];
  if (!isSet(port)) return allErrors(errors, refuseEnd('not specified'));
  if (typeof port === 'string') {
    return allErrors(errors, refuseEnd('non-numeric'), nameErrors(port, portNameProblems, at));
  }
  const isBefore = isSet(endPort) && numberOf(endPort) < numberOf(port);
  return allErrors(
    errors,
    validatePortNumber(numberOf(port), at),
    isBefore ? [invalid(endAt, numberOf(endPort), 'must be greater than or equal to `port`')] : [],
    isSet(endPort) ? validatePortNumber(numberOf(endPort), endAt) : [],
  );
}

/** @see pkg/apis/networking/validation/validation.go ValidateNetworkPolicyPeer */
function validatePeer(
  { podSelector, namespaceSelector, ipBlock }: JsonObject,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const count = [podSelector, namespaceSelector, ipBlock].filter(isObject).length;
  return allErrors(
    validateLabelSelector(podSelector, [...path, 'podSelector']),
    validateLabelSelector(namespaceSelector, [...path, 'namespaceSelector']),
    isObject(ipBlock) ? validateBlock(ipBlock, version, [...path, 'ipBlock']) : [],
    count === 0 ? [required(path, 'must specify a peer')] : [],
    count > 1 && isObject(ipBlock) ? [forbidden(path, 'may not specify both ipBlock and another peer')] : [],
  );
}

/** @see pkg/apis/networking/validation/validation.go ValidateIPBlock */
function validateBlock(
  { cidr: written, except }: JsonObject,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const cidr = textOf(written);
  const block = parseCidr(cidr);
  const problems = cidrProblems(version);
  if (cidr === '') return [required([...path, 'cidr'])];
  if (!block) return nameErrors(cidr, problems, [...path, 'cidr']);
  const exceptions = listOf(except).flatMap((entry, index) => {
    const at = [...path, 'except', index];
    const part = parseCidr(textOf(entry));
    const errors = nameErrors(textOf(entry), problems, at);
    if (!part) return errors;
    const isInside = sharesBits(part.address, block.address, block.bits) && part.bits > block.bits;
    return isInside ? errors : [...errors, invalid(at, textOf(entry), 'must be a strict subset of `cidr`')];
  });
  return allErrors(nameErrors(cidr, problems, [...path, 'cidr']), exceptions);
}
