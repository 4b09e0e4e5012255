import { own } from '../../values/own';
import type { FieldPath } from '../../values/field-path';
import { supports } from '../../versions/features';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { forbidden, invalid, type FieldError } from '../field-error';
import { formatQuantity } from '../values/format-quantity';
import { isObject, isSet, listOf, objectOf, textOf, type JsonObject } from '../values/json';
import { quantityInThousandths } from '../values/quantity';
import { isHugePages, validatePodResourceName } from '../containers/validate-resource-name';
import { quantitiesOf, validateResources } from '../containers/validate-resources';
import { sumOfContainers } from './sum-of-containers';

/**
 * What a pod asks for as a whole: its containers together may not ask for more, and none may be limited to more. Before
 * Kubernetes 1.34 the API server drops it.
 *
 * @see pkg/apis/core/validation/validation.go validatePodResources
 */
export function validatePodResources(
  spec: JsonObject,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const { resources } = spec;
  if (!isObject(resources) || !supports(version, 'pod-level-resources')) return [];
  const at = [...path, 'resources'];
  if (textOf(objectOf(spec['os'])['name']) === 'windows') return [forbidden(at, 'may not be set for a windows pod')];
  return allErrors(
    isSet(resources['claims'])
      ? [forbidden([...at, 'claims'], 'claims may not be set for Resources at pod-level')]
      : [],
    validateResources(resources, at, validatePodResourceName),
    validateTogether(spec, 'requests', () => true, at),
    validateTogether(spec, 'limits', isHugePages, at),
    validateLimits(spec, quantitiesOf(resources['limits']), at),
  );
}

/** The pod gets at least what its containers get together. */
function validateTogether(
  spec: JsonObject,
  kind: 'requests' | 'limits',
  counts: (name: string) => boolean,
  path: FieldPath,
): readonly FieldError[] {
  const ofPod = quantitiesOf(objectOf(spec['resources'])[kind]);
  return Object.keys(ofPod)
    .filter(counts)
    .flatMap((name) => {
      const together = sumOfContainers(spec, kind, name);
      if (together.thousandths <= (quantityInThousandths(own(ofPod, name)) ?? 0n)) return [];
      const detail = `must be greater than or equal to aggregate container ${kind} of ${together.shown}`;
      return [invalid([...path, kind, name], formatQuantity(own(ofPod, name)), detail)];
    });
}

function validateLimits(spec: JsonObject, ofPod: JsonObject, path: FieldPath): readonly FieldError[] {
  return listOf(spec['containers']).flatMap((container, index) => {
    const limits = quantitiesOf(objectOf(objectOf(container)['resources'])['limits']);
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
