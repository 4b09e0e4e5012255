import type { KubernetesVersion } from '../versions/kubernetes-version';
import type { FieldError } from './field-error';
import { validatePodTemplate } from './pods/validate-pod-template';
import { objectOf, textOf, type JsonObject } from './values/json';
import { refusedMembers } from './workloads/validate-stateful-set';

/**
 * Why the API server refuses the pods of an object that it takes: the template of a StatefulSet is looked at from 1.34 on
 * only, and that of a Rollout of Argo is a custom resource's, which nobody looks at.
 *
 * @see pkg/apis/apps/validation/validation.go ValidatePodTemplateSpecForStatefulSet
 */
export function refusedPods(object: JsonObject, version: KubernetesVersion): readonly FieldError[] {
  const { apiVersion, kind, spec } = object;
  if (apiVersion === 'apps/v1' && kind === 'StatefulSet') return refusedMembers(object, version);
  if (!textOf(apiVersion).startsWith('argoproj.io/') || kind !== 'Rollout') return [];
  const { template } = objectOf(spec);
  return template === undefined ? [] : validatePodTemplate(template, version, ['spec', 'template']);
}
