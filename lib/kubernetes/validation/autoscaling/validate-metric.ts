import type { FieldPath } from '../../values/field-path';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { forbidden, notSupported, required, type FieldError } from '../field-error';
import { isObject, objectOf, textOf } from '../values/json';
import {
  validateContainerResourceMetric,
  validateExternalMetric,
  validateObjectMetric,
  validatePodsMetric,
  validateResourceMetric,
} from './validate-metric-source';
import { own } from '../../values/own';

const TYPES = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'];

/** The sources in the order in which the API server looks at them; only the first one is looked into. */
const SOURCES = {
  object: validateObjectMetric,
  external: validateExternalMetric,
  pods: validatePodsMetric,
  resource: validateResourceMetric,
  containerResource: validateContainerResourceMetric,
};

/**
 * One metric of an autoscaler: it has a type, and the source of that type and no other.
 *
 * @see pkg/apis/autoscaling/validation/validation.go validateMetricSpec
 */
export function validateMetric(metric: unknown, version: KubernetesVersion, path: FieldPath): readonly FieldError[] {
  const fields = objectOf(metric);
  const type = textOf(fields['type']);
  const present = Object.entries(SOURCES).filter(([field]) => isObject(own(fields, field)));
  const expected = TYPES.includes(type) ? type.charAt(0).toLowerCase() + type.slice(1) : undefined;
  const others = present.length > 1 ? present.filter(([field]) => field !== expected) : [];
  return allErrors(
    validateType(type, [...path, 'type']),
    present.slice(0, 1).flatMap(([field, rule]) => rule(own(fields, field), version, [...path, field])),
    expected === undefined ? [notSupported([...path, 'type'], type, TYPES)] : [],
    expected !== undefined && !isObject(own(fields, expected))
      ? [required([...path, expected], 'must populate information for the given metric source')]
      : [],
    others.map(([field]) => forbidden([...path, field], 'must populate the given metric source only')),
  );
}

function validateType(type: string, path: FieldPath): readonly FieldError[] {
  return allErrors(
    type === '' ? [required(path, 'must specify a metric source type')] : [],
    TYPES.includes(type) ? [] : [notSupported(path, type, TYPES)],
  );
}
