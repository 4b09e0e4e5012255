import type { FieldPath } from '../../values/field-path';
import { isAtLeast } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { dnsLabelProblems, dnsSubdomainProblems } from '../values/dns-name-problems';
import { duplicate, invalid, notFound, required, type FieldError } from '../field-error';
import { isSet, listOf, objectOf, textOf } from '../values/json';
import { nameErrors } from '../values/name-errors';
import type { PodContext } from '../pods/pod-context';

/**
 * The devices that a pod claims. Before Kubernetes 1.34 the API server drops them.
 *
 * @see pkg/apis/core/validation/validation.go validatePodResourceClaims
 */
export function validatePodClaims(claims: unknown, { version }: PodContext, path: FieldPath): readonly FieldError[] {
  if (!isAtLeast(version, '1.34')) return [];
  const names = new Set<string>();
  return listOf(claims).flatMap((claim, index) => {
    const { name: written, resourceClaimName: own, resourceClaimTemplateName: template } = objectOf(claim);
    const name = textOf(written);
    const at = [...path, index];
    const isTwice = names.has(name);
    names.add(name);
    const both = 'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified';
    const none = 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`';
    return allErrors(
      validateClaimName(name, isTwice, [...at, 'name']),
      isSet(own) && isSet(template) ? [invalid(at, claim, both)] : [],
      isSet(own) || isSet(template) ? [] : [invalid(at, claim, none)],
      isSet(own) ? nameErrors(textOf(own), dnsSubdomainProblems, [...at, 'resourceClaimName']) : [],
      isSet(template) ? nameErrors(textOf(template), dnsSubdomainProblems, [...at, 'resourceClaimTemplateName']) : [],
    );
  });
}

function validateClaimName(name: string, isTwice: boolean, path: FieldPath): readonly FieldError[] {
  if (name === '') return [required(path)];
  return isTwice ? [duplicate(path, name)] : nameErrors(name, dnsLabelProblems, path);
}

/**
 * The claims of its pod that a container uses.
 *
 * @see pkg/apis/core/validation/validation.go validateResourceClaimNames
 */
export function validateContainerClaims(claims: unknown, context: PodContext, path: FieldPath): readonly FieldError[] {
  if (!isAtLeast(context.version, '1.34') || !context.claims) return [];
  const all = [...context.claims].sort();
  const ending = all.length === 0 ? ' which is empty' : `: ${all.join(', ')}`;
  const seen = new Set<string>();
  return listOf(claims).flatMap((claim, index) => {
    const { name: written, request } = objectOf(claim);
    const name = textOf(written);
    const key = textOf(request) === '' ? name : `${name}/${textOf(request)}`;
    if (name === '') return [required([...path, index])];
    const isTwice = seen.has(name) || seen.has(key);
    seen.add(key);
    return allErrors(
      textOf(request) === '' ? [] : nameErrors(textOf(request), dnsLabelProblems, [...path, index, 'request']),
      isTwice ? [duplicate([...path, index], key)] : [],
      all.includes(name)
        ? []
        : [notFound([...path, index], name, `must be one of the names in pod.spec.resourceClaims${ending}`)],
    );
  });
}
