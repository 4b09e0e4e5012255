import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { selectorMatches, type Labels } from '../../routing/selector-matches';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import { invalid, required, type FieldError } from '../field-error';
import { isSet, objectOf, type JsonObject } from '../values/json';
import { validateSelectedTemplate } from './validate-deployment';
import { validateNonNegative } from '../values/validate-number';
import { givenName } from '../metadata/given-name';
import { validateObjectMeta } from '../metadata/validate-object-meta';
import { validatePodTemplate, validateRunsForEver } from '../pods/validate-pod-template';
import { validateWorkloadSelector } from './validate-workload-selector';

/**
 * A ReplicaSet, as it stands in the manifest. It shares its words with the Deployment.
 *
 * @see pkg/apis/apps/validation/validation.go ValidateReplicaSet
 */
export function validateReplicaSet(replicaSet: JsonObject, version: KubernetesVersion): readonly FieldError[] {
  const spec = objectOf(replicaSet['spec']);
  return allErrors(
    validateObjectMeta(replicaSet['metadata'], dnsSubdomainProblems, ['metadata']),
    validateNonNegative(spec['replicas'], ['spec', 'replicas']),
    validateNonNegative(spec['minReadySeconds'], ['spec', 'minReadySeconds']),
    validateWorkloadSelector(spec['selector'], 'deployment', ['spec', 'selector']),
    validateSelectedTemplate(spec, version),
  );
}

/**
 * A ReplicationController, as it stands in the manifest. An absent selector is the labels of the template.
 *
 * @see pkg/apis/core/validation/validation.go ValidateReplicationController
 */
export function validateReplicationController(
  controller: JsonObject,
  version: KubernetesVersion,
): readonly FieldError[] {
  const spec = objectOf(controller['spec']);
  const { template } = spec;
  const labels = objectOf(objectOf(objectOf(template)['metadata'])['labels']) as Labels;
  const selector = Object.keys(objectOf(spec['selector'])).length > 0 ? objectOf(spec['selector']) : labels;
  const path = ['spec', 'template'];
  const mismatch = '`selector` does not match template `labels`';
  return allErrors(
    validateObjectMeta(named(objectOf(controller['metadata'])), dnsSubdomainProblems, ['metadata']),
    validateNonNegative(spec['minReadySeconds'], ['spec', 'minReadySeconds']),
    Object.keys(selector).length === 0 ? [required(['spec', 'selector'])] : [],
    validateNonNegative(spec['replicas'], ['spec', 'replicas']),
    isSet(template) ? [] : [required(path)],
    isSet(template) && !selectorMatches({ matchLabels: selector }, labels)
      ? [invalid([...path, 'metadata', 'labels'], labels, mismatch)]
      : [],
    isSet(template) ? validatePodTemplate(template, version, path) : [],
    validateRunsForEver(template, 'ReplicationController', path),
  );
}

/** Of a ReplicationController only the name is looked at, even where it is generated. */
function named({ generateName: prefix, ...metadata }: JsonObject): JsonObject {
  return { ...metadata, name: givenName({ ...metadata, generateName: prefix ?? '' }) };
}
