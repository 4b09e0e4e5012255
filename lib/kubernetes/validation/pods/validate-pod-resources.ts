import type { FieldPath } from '../../values/field-path';
import { isAtLeast, type KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { forbidden, invalid, type FieldError } from '../field-error';
import { formatQuantity } from '../values/format-quantity';
import { isObject, isSet, listOf, objectOf, type JsonObject } from '../values/json';
import { quantityInThousandths } from '../values/quantity';
import { validateResources } from '../containers/validate-resources';
import { own } from '../../values/own';

/**
 * What a pod asks for as a whole: no container may be limited to more. Before Kubernetes 1.34 the API server drops it.
 *
 * @see pkg/apis/core/validation/validation.go validatePodResources
 */
export function validatePodResources(
  spec: JsonObject,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const { resources } = spec;
  if (!isObject(resources) || !isAtLeast(version, '1.34')) return [];
  const at = [...path, 'resources'];
  return allErrors(
    isSet(resources['claims']) ? [forbidden([...at, 'claims'], 'claims cannot be set for Resources at pod-level')] : [],
    validateResources(resources, at),
    validateLimits(spec, objectOf(resources['limits']), at),
  );
}

function validateLimits(spec: JsonObject, ofPod: JsonObject, path: FieldPath): readonly FieldError[] {
  return listOf(spec['containers']).flatMap((container, index) => {
    const limits = objectOf(objectOf(objectOf(container)['resources'])['limits']);
    return Object.keys(limits)
      .filter(
        (name) =>
          (quantityInThousandths(own(limits, name)) ?? 0n) > (quantityInThousandths(own(ofPod, name)) ?? Infinity),
      )
      .map((name) => {
        const detail = `must be less than or equal to pod limits of ${formatQuantity(own(ofPod, name))}`;
        return invalid([...path, 'containers', index, name, 'limits'], formatQuantity(own(limits, name)), detail);
      });
  });
}
