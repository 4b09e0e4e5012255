import type { FieldPath } from '../../values/field-path';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { DEPLOYMENT_DEFAULTS } from '../../workload-defaults';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import { forbidden, invalid, notSupported, type FieldError } from '../field-error';
import { isObject, numberOf, objectOf, textOf, type JsonObject } from '../values/json';
import { isEmptySelector, shownSelector, validateLabelSelector } from '../metadata/validate-label-selector';
import { validateNonNegative } from '../values/validate-number';
import { validateObjectMeta } from '../metadata/validate-object-meta';
import { validatePodTemplate, validateRunsForEver, validateTemplateIsSelected } from '../pods/validate-pod-template';
import { validateRollingUpdate } from './validate-rolling-update';
import { shownStrategy } from './shown-strategy';
import { validateWorkloadSelector } from './validate-workload-selector';

/**
 * A Deployment, as it stands in the manifest.
 *
 * @see pkg/apis/apps/validation/validation.go ValidateDeployment
 */
export function validateDeployment(deployment: JsonObject, version: KubernetesVersion): readonly FieldError[] {
  const spec = objectOf(deployment['spec']);
  return allErrors(
    validateObjectMeta(deployment['metadata'], dnsSubdomainProblems, ['metadata']),
    validateNonNegative(spec['replicas'], ['spec', 'replicas']),
    validateWorkloadSelector(spec['selector'], 'deployment', ['spec', 'selector']),
    validateSelectedTemplate(spec, version),
    validateStrategy(spec['strategy'], ['spec', 'strategy']),
    validateNonNegative(spec['minReadySeconds'], ['spec', 'minReadySeconds']),
    validateNonNegative(spec['revisionHistoryLimit'], ['spec', 'revisionHistoryLimit']),
    validateDeadline(spec, ['spec', 'progressDeadlineSeconds']),
  );
}

/**
 * The template of a Deployment or a ReplicaSet; it is looked at only when its selector can be used.
 *
 * @see pkg/apis/apps/validation/validation.go ValidatePodTemplateSpecForReplicaSet
 */
export function validateSelectedTemplate(
  { selector, template }: JsonObject,
  version: KubernetesVersion,
): readonly FieldError[] {
  if (validateLabelSelector(selector, []).length > 0) {
    return [invalid(['spec', 'selector'], shownSelector(selector), 'invalid label selector')];
  }
  const path = ['spec', 'template'];
  return allErrors(
    isEmptySelector(selector) ? [] : validateTemplateIsSelected(selector, template, path),
    validatePodTemplate(template, version, path),
    validateRunsForEver(template, 'ReplicaSet', path),
  );
}

/** @see pkg/apis/apps/validation/validation.go ValidateDeploymentStrategy */
function validateStrategy(strategy: unknown, path: FieldPath): readonly FieldError[] {
  const { type, rollingUpdate } = objectOf(strategy);
  switch (textOf(type)) {
    case '':
    case 'RollingUpdate':
      return validateRollingUpdate(rollingUpdate, [...path, 'rollingUpdate']);
    case 'Recreate':
      return isObject(rollingUpdate)
        ? [forbidden([...path, 'rollingUpdate'], "may not be specified when strategy `type` is 'Recreate'")]
        : [];
    default:
      return [notSupported(path, shownStrategy(strategy), ['Recreate', 'RollingUpdate'])];
  }
}

function validateDeadline(
  { progressDeadlineSeconds, minReadySeconds }: JsonObject,
  path: FieldPath,
): readonly FieldError[] {
  const deadline = numberOf(progressDeadlineSeconds, DEPLOYMENT_DEFAULTS.progressDeadlineSeconds);
  return allErrors(
    validateNonNegative(deadline, path),
    deadline <= numberOf(minReadySeconds) ? [invalid(path, deadline, 'must be greater than minReadySeconds')] : [],
  );
}
