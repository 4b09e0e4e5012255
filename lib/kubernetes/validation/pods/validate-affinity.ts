import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { dnsLabelProblems } from '../values/dns-name-problems';
import { invalid, required, type FieldError } from '../field-error';
import { listOf, objectOf, textOf } from '../values/json';
import type { PodContext } from './pod-context';
import { validateAffinityLabelKeys } from '../metadata/validate-label-keys';
import { validateLabelSelector } from '../metadata/validate-label-selector';
import { validateQualifiedName } from '../metadata/validate-labels';
import { validateNodeAffinity, validateWeight } from './validate-node-affinity';

/**
 * Where a pod wants to run: on which nodes, near which pods, away from which pods.
 *
 * @see pkg/apis/core/validation/validation.go validateAffinity
 */
export function validateAffinity(affinity: unknown, context: PodContext, path: FieldPath): readonly FieldError[] {
  const fields = objectOf(affinity);
  return allErrors(
    validateNodeAffinity(fields['nodeAffinity'], [...path, 'nodeAffinity']),
    validatePodAffinity(fields['podAffinity'], context, [...path, 'podAffinity']),
    validatePodAffinity(fields['podAntiAffinity'], context, [...path, 'podAntiAffinity']),
  );
}

function validatePodAffinity(affinity: unknown, context: PodContext, path: FieldPath): readonly FieldError[] {
  const fields = objectOf(affinity);
  const needed = 'requiredDuringSchedulingIgnoredDuringExecution';
  const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
  return allErrors(
    listOf(fields[needed]).flatMap((term, index) => validateTerm(term, context, [...path, needed, index])),
    listOf(fields[preferred]).flatMap((entry, index) => {
      const { weight, podAffinityTerm } = objectOf(entry);
      const at = [...path, preferred, index];
      return allErrors(
        validateWeight(weight, [...at, 'weight']),
        validateTerm(podAffinityTerm, context, [...at, 'podAffinityTerm']),
      );
    }),
  );
}

/** @see pkg/apis/core/validation/validation.go validatePodAffinityTerm */
function validateTerm(term: unknown, context: PodContext, path: FieldPath): readonly FieldError[] {
  const { labelSelector, namespaceSelector, namespaces, topologyKey } = objectOf(term);
  const key = textOf(topologyKey);
  return allErrors(
    validateLabelSelector(labelSelector, [...path, 'labelSelector']),
    validateLabelSelector(namespaceSelector, [...path, 'namespaceSelector']),
    listOf(namespaces)
      .map(textOf)
      .flatMap((name) => dnsLabelProblems(name).map((problem) => invalid([...path, 'namespace'], name, problem))),
    validateAffinityLabelKeys(term, context, path),
    key === '' ? [required([...path, 'topologyKey'], 'can not be empty')] : [],
    validateQualifiedName(key, [...path, 'topologyKey']),
  );
}
