import type { FieldPath } from '../../values/field-path';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { selectorMatches, type Labels } from '../../routing/selector-matches';
import { allErrors } from '../all-errors';
import { forbidden, invalid, notSupported, type FieldError } from '../field-error';
import { isSet, listOf, objectOf, textOf, type JsonObject } from '../values/json';
import { validateAnnotations, validateLabels } from '../metadata/validate-labels';
import { validatePodAnnotations } from './validate-pod-annotations';
import { validatePodSpec } from './validate-pod-spec';

/**
 * The pod template of a workload.
 *
 * @param addedVolumes what the workload's controller adds to the template's own volumes
 * @see pkg/apis/core/validation/validation.go ValidatePodTemplateSpec
 */
export function validatePodTemplate(
  template: unknown,
  version: KubernetesVersion,
  path: FieldPath,
  addedVolumes: readonly JsonObject[] = [],
): readonly FieldError[] {
  const { metadata, spec } = objectOf(template);
  const { labels, annotations } = objectOf(metadata);
  const isEphemeral = listOf(objectOf(spec)['ephemeralContainers']).length > 0;
  const detail = 'ephemeral containers not allowed in pod template';
  return allErrors(
    validateLabels(labels, [...path, 'labels']),
    validateAnnotations(annotations, [...path, 'annotations']),
    validatePodAnnotations(annotations, objectOf(spec), [...path, 'annotations']),
    validatePodSpec(spec, { version, addedVolumes }, [...path, 'spec']),
    isEphemeral ? [forbidden([...path, 'spec', 'ephemeralContainers'], detail)] : [],
  );
}

/** A workload's selector selects the pods of its own template. */
export function validateTemplateIsSelected(
  selector: unknown,
  template: unknown,
  path: FieldPath,
): readonly FieldError[] {
  const { labels } = objectOf(objectOf(template)['metadata']);
  if (selectorMatches(selector, objectOf(labels) as Labels)) return [];
  const detail = '`selector` does not match template `labels`';
  return [invalid([...path, 'metadata', 'labels'], labels ?? null, detail)];
}

/**
 * Pods of a workload run for ever.
 *
 * @param owner the kind that the API server names in its message
 */
export function validateRunsForEver(template: unknown, owner: string, path: FieldPath): readonly FieldError[] {
  const { restartPolicy, activeDeadlineSeconds } = objectOf(objectOf(template)['spec']);
  const policy = textOf(restartPolicy);
  const detail = `activeDeadlineSeconds in ${owner} is not Supported`;
  return allErrors(
    policy === '' || policy === 'Always' ? [] : [notSupported([...path, 'spec', 'restartPolicy'], policy, ['Always'])],
    isSet(activeDeadlineSeconds) ? [forbidden([...path, 'spec', 'activeDeadlineSeconds'], detail)] : [],
  );
}
