import type { FieldPath } from '../../values/field-path';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { dnsLabelProblems } from '../values/dns-name-problems';
import { forbidden, invalid, required, type FieldError } from '../field-error';
import { isSet, objectOf, textOf } from '../values/json';
import { validateMetricName, validateMetricTarget } from './validate-metric-target';
import { validateResourceName } from '../containers/validate-resource-name';
import { validateDescribedObject } from './validate-scaled-reference';
import { own } from '../../values/own';

/** @see pkg/apis/autoscaling/validation/validation.go validateObjectSource */
export function validateObjectMetric(
  source: unknown,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const { describedObject, metric, target } = objectOf(source);
  const detail = 'must set either a target value or averageValue';
  return allErrors(
    validateDescribedObject(describedObject, version, [...path, 'describedObject']),
    validateMetricName(metric, [...path, 'metric']),
    validateMetricTarget(target, [...path, 'target']),
    needOneOf(target, ['value', 'averageValue'], 'averageValue', detail, [...path, 'target']),
  );
}

/** @see pkg/apis/autoscaling/validation/validation.go validateExternalSource */
export function validateExternalMetric(source: unknown, _: KubernetesVersion, path: FieldPath): readonly FieldError[] {
  const { metric, target } = objectOf(source);
  const needed = 'must set either a target value for metric or a per-pod target';
  const both = 'may not set both a target value for metric and a per-pod target';
  return allErrors(
    validateMetricName(metric, [...path, 'metric']),
    validateMetricTarget(target, [...path, 'target']),
    needOneOf(target, ['value', 'averageValue'], 'averageValue', needed, [...path, 'target']),
    notBoth(target, ['value', 'averageValue'], 'value', both, [...path, 'target']),
  );
}

/** @see pkg/apis/autoscaling/validation/validation.go validatePodsSource */
export function validatePodsMetric(source: unknown, _: KubernetesVersion, path: FieldPath): readonly FieldError[] {
  const { metric, target } = objectOf(source);
  const detail = 'must specify a positive target averageValue';
  return allErrors(
    validateMetricName(metric, [...path, 'metric']),
    validateMetricTarget(target, [...path, 'target']),
    needOneOf(target, ['averageValue'], 'averageValue', detail, [...path, 'target']),
  );
}

/** @see pkg/apis/autoscaling/validation/validation.go validateResourceSource */
export function validateResourceMetric(source: unknown, _: KubernetesVersion, path: FieldPath): readonly FieldError[] {
  const { name, target } = objectOf(source);
  return allErrors(
    textOf(name) === '' ? [required([...path, 'name'], 'must specify a resource name')] : [],
    validateResourceTarget(target, [...path, 'target']),
  );
}

/** @see pkg/apis/autoscaling/validation/validation.go validateContainerResourceSource */
export function validateContainerResourceMetric(
  source: unknown,
  _: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const { name, container, target } = objectOf(source);
  const [resource, of] = [textOf(name), textOf(container)];
  const at = [...path, 'container'];
  return allErrors(
    resource === ''
      ? [required([...path, 'name'], 'must specify a resource name')]
      : validateResourceName(resource, [...path, 'name']),
    of === ''
      ? [required(at, 'must specify a container')]
      : dnsLabelProblems(of).map((problem) => invalid(at, of, problem)),
    validateResourceTarget(target, [...path, 'target']),
  );
}

function validateResourceTarget(target: unknown, path: FieldPath): readonly FieldError[] {
  const fields = ['averageUtilization', 'averageValue'];
  const needed = 'must set either a target raw value or a target utilization';
  const both = 'may not set both a target raw value and a target utilization';
  return allErrors(
    validateMetricTarget(target, path),
    needOneOf(target, fields, 'averageUtilization', needed, path),
    notBoth(target, fields, 'averageValue', both, path),
  );
}

function needOneOf(
  target: unknown,
  fields: readonly string[],
  blamed: string,
  detail: string,
  path: FieldPath,
): readonly FieldError[] {
  return fields.some((field) => isSet(own(objectOf(target), field))) ? [] : [required([...path, blamed], detail)];
}

function notBoth(
  target: unknown,
  fields: readonly string[],
  blamed: string,
  detail: string,
  path: FieldPath,
): readonly FieldError[] {
  return fields.every((field) => isSet(own(objectOf(target), field))) ? [forbidden([...path, blamed], detail)] : [];
}
