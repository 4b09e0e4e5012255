import type { FieldPath } from '../../values/field-path';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import { invalid, notSupported, type FieldError } from '../field-error';
import { objectOf, textOf, type JsonObject } from '../values/json';
import { shownStrategy } from './shown-strategy';
import { isEmptySelector, shownSelector, validateLabelSelector } from '../metadata/validate-label-selector';
import { validateNonNegative } from '../values/validate-number';
import { validateObjectMeta } from '../metadata/validate-object-meta';
import { validatePodTemplate, validateRunsForEver, validateTemplateIsSelected } from '../pods/validate-pod-template';
import { validateDaemonSetRollingUpdate } from './validate-rolling-update';

/**
 * A DaemonSet, as it stands in the manifest.
 *
 * @see pkg/apis/apps/validation/validation.go ValidateDaemonSet
 */
export function validateDaemonSet(daemonSet: JsonObject, version: KubernetesVersion): readonly FieldError[] {
  const spec = objectOf(daemonSet['spec']);
  const { template } = spec;
  const path = ['spec', 'template'];
  return allErrors(
    validateObjectMeta(daemonSet['metadata'], dnsSubdomainProblems, ['metadata']),
    validateSelector(spec['selector'], template, ['spec', 'selector']),
    validatePodTemplate(template, version, path),
    validateRunsForEver(template, 'DaemonSet', path),
    validateNonNegative(spec['minReadySeconds'], ['spec', 'minReadySeconds']),
    validateUpdateStrategy(spec['updateStrategy'], ['spec', 'updateStrategy']),
    validateNonNegative(spec['revisionHistoryLimit'], ['spec', 'revisionHistoryLimit']),
  );
}

function validateSelector(selector: unknown, template: unknown, path: FieldPath): readonly FieldError[] {
  const problems = validateLabelSelector(selector, path);
  const isEmpty = isEmptySelector(selector);
  return allErrors(
    problems,
    problems.length > 0 ? [] : validateTemplateIsSelected(selector, template, ['spec', 'template']),
    isEmpty ? [invalid(path, shownSelector(selector), 'empty selector is invalid for daemonset')] : [],
  );
}

/** @see pkg/apis/apps/validation/validation.go ValidateDaemonSetUpdateStrategy */
function validateUpdateStrategy(strategy: unknown, path: FieldPath): readonly FieldError[] {
  const { type, rollingUpdate } = objectOf(strategy);
  switch (textOf(type)) {
    case '':
    case 'RollingUpdate':
      return validateDaemonSetRollingUpdate(rollingUpdate, [...path, 'rollingUpdate']);
    case 'OnDelete':
      return [];
    default:
      return [notSupported(path, shownStrategy(strategy), ['RollingUpdate', 'OnDelete'])];
  }
}
