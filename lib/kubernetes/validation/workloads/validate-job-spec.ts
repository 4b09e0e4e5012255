import type { FieldPath } from '../../values/field-path';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { invalid, notSupported, required, type FieldError } from '../field-error';
import { isObject, isSet, numberOf, objectOf, textOf, type JsonObject } from '../values/json';
import { validateIndexedJob, validateManagedBy } from './validate-indexed-job';
import { validateNonNegative } from '../values/validate-number';
import { validatePodFailurePolicy } from './validate-pod-failure-policy';
import { validatePodTemplate } from '../pods/validate-pod-template';
import { validateSuccessPolicy } from './validate-success-policy';
import { own } from '../../values/own';

/** Numbers of a Job that may not be negative, in the order in which the API server looks at them. */
const COUNTS = [
  ...['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished'],
  ...['backoffLimitPerIndex', 'maxFailedIndexes'],
];

/**
 * The spec of a Job, without its selector.
 *
 * @see pkg/apis/batch/validation/validation.go validateJobSpec
 */
export function validateJobSpec(jobSpec: unknown, version: KubernetesVersion, path: FieldPath): readonly FieldError[] {
  const spec = objectOf(jobSpec);
  return allErrors(
    COUNTS.flatMap((field) => validateNonNegative(own(spec, field), [...path, field])),
    isSet(spec['maxFailedIndexes']) && !isSet(spec['backoffLimitPerIndex'])
      ? [required([...path, 'backoffLimitPerIndex'], 'when maxFailedIndexes is specified')]
      : [],
    validateManagedBy(spec['managedBy'], [...path, 'managedBy']),
    validateMode(spec, path),
    isObject(spec['podFailurePolicy']) ? validatePodFailurePolicy(spec, [...path, 'podFailurePolicy']) : [],
    isObject(spec['successPolicy']) ? validateSuccess(spec, [...path, 'successPolicy']) : [],
    validateReplacement(spec, [...path, 'podReplacementPolicy']),
    validatePodTemplate(spec['template'], version, [...path, 'template']),
    validateEnds(spec, [...path, 'template', 'spec', 'restartPolicy']),
  );
}

function validateMode(spec: JsonObject, path: FieldPath): readonly FieldError[] {
  const mode = isSet(spec['completionMode']) ? textOf(spec['completionMode']) : 'NonIndexed';
  if (mode === 'Indexed') return validateIndexedJob(spec, path);
  const modes = ['NonIndexed', 'Indexed'];
  if (!modes.includes(mode)) return [notSupported([...path, 'completionMode'], mode, modes)];
  return ['backoffLimitPerIndex', 'maxFailedIndexes']
    .filter((field) => isSet(own(spec, field)))
    .map((field) => invalid([...path, field], numberOf(own(spec, field)), 'requires indexed completion mode'));
}

function validateSuccess(spec: JsonObject, path: FieldPath): readonly FieldError[] {
  if (spec['completionMode'] === 'Indexed') return validateSuccessPolicy(spec, path);
  return [invalid(path, spec['successPolicy'], 'requires indexed completion mode')];
}

function validateReplacement(
  { podReplacementPolicy, podFailurePolicy }: JsonObject,
  path: FieldPath,
): readonly FieldError[] {
  if (!isSet(podReplacementPolicy)) return [];
  const policies = isObject(podFailurePolicy) ? ['Failed'] : ['Failed', 'TerminatingOrFailed'];
  const policy = textOf(podReplacementPolicy);
  return policies.includes(policy) ? [] : [notSupported(path, policy, policies)];
}

/** Pods of a Job come to an end. Absent is `Always`, which they never do. */
function validateEnds({ template, podFailurePolicy }: JsonObject, path: FieldPath): readonly FieldError[] {
  const policy = textOf(objectOf(objectOf(template)['spec'])['restartPolicy']) || 'Always';
  if (policy === 'Always') return [required(path, 'valid values: "OnFailure", "Never"')];
  if (policy !== 'OnFailure' && policy !== 'Never') return [notSupported(path, policy, ['OnFailure', 'Never'])];
  if (policy === 'Never' || !isObject(podFailurePolicy)) return [];
  return [invalid(path, policy, 'only "Never" is supported when podFailurePolicy is specified')];
}
