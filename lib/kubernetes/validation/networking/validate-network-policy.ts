import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import { forbidden, invalid, notSupported, required, type FieldError } from '../field-error';
import { cidrProblems, parseCidr, sharesBits } from '../values/ip-problems';
import { isObject, isSet, listOf, numberOf, objectOf, textOf, type JsonObject } from '../values/json';
import { nameErrors } from '../values/name-errors';
import { validateLabelSelector } from '../metadata/validate-label-selector';
import { validateObjectMeta } from '../metadata/validate-object-meta';
import { portNameProblems, validatePortNumber } from '../containers/validate-port';
import { own } from '../../values/own';

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
const TYPES = ['Ingress', 'Egress'];

/**
 * A NetworkPolicy, as it stands in the manifest.
 *
 * @see pkg/apis/networking/validation/validation.go ValidateNetworkPolicy
 */
export function validateNetworkPolicy(policy: JsonObject): readonly FieldError[] {
  const spec = objectOf(policy['spec']);
  const types = listOf(spec['policyTypes']).map(textOf);
  const at = ['spec', 'policyTypes'];
  return allErrors(
    validateObjectMeta(policy['metadata'], dnsSubdomainProblems, ['metadata']),
    validateLabelSelector(spec['podSelector'], ['spec', 'podSelector']),
    validateRules(spec, 'ingress', 'from'),
    validateRules(spec, 'egress', 'to'),
    types.length > TYPES.length
      ? [invalid(at, types, 'may not specify more than two policyTypes')]
      : types.flatMap((type, index) => (TYPES.includes(type) ? [] : [notSupported([...at, index], type, TYPES)])),
  );
}

function validateRules(spec: JsonObject, direction: string, peers: string): readonly FieldError[] {
  return listOf(own(spec, direction)).flatMap((entry, index) => {
    const rule = objectOf(entry);
    const at = ['spec', direction, index];
    return allErrors(
      listOf(rule['ports']).flatMap((port, position) => validatePort(objectOf(port), [...at, 'ports', position])),
      listOf(own(rule, peers)).flatMap((peer, position) => validatePeer(objectOf(peer), [...at, peers, position])),
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
function validatePeer({ podSelector, namespaceSelector, ipBlock }: JsonObject, path: FieldPath): readonly FieldError[] {
  const count = [podSelector, namespaceSelector, ipBlock].filter(isObject).length;
  return allErrors(
    validateLabelSelector(podSelector, [...path, 'podSelector']),
    validateLabelSelector(namespaceSelector, [...path, 'namespaceSelector']),
    isObject(ipBlock) ? validateBlock(ipBlock, [...path, 'ipBlock']) : [],
    count === 0 ? [required(path, 'must specify a peer')] : [],
    count > 1 && isObject(ipBlock) ? [forbidden(path, 'may not specify both ipBlock and another peer')] : [],
  );
}

function validateBlock({ cidr: written, except }: JsonObject, path: FieldPath): readonly FieldError[] {
  const cidr = textOf(written);
  const block = parseCidr(cidr);
  if (cidr === '') return [required([...path, 'cidr'])];
  if (!block) return nameErrors(cidr, cidrProblems, [...path, 'cidr']);
  return listOf(except).flatMap((entry, index) => {
    const at = [...path, 'except', index];
    const part = parseCidr(textOf(entry));
    if (!part) return nameErrors(textOf(entry), cidrProblems, at);
    const isInside = sharesBits(part.address, block.address, block.bits) && part.bits > block.bits;
    return isInside ? [] : [invalid(at, textOf(entry), 'must be a strict subset of `cidr`')];
  });
}
