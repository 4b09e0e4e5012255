import type { FieldPath } from '../../values/field-path';
import { isAtLeast, type KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import { forbidden, invalid, required, type FieldError } from '../field-error';
import { isSet, listOf, numberOf, objectOf, textOf, type JsonObject } from '../values/json';
import { validateAutoscalerBehavior } from './validate-autoscaler-behavior';
import { validateMetric } from './validate-metric';
import { validateObjectMeta } from '../metadata/validate-object-meta';
import { validateScaledReference } from './validate-scaled-reference';

/**
 * A HorizontalPodAutoscaler of `autoscaling/v1` or `autoscaling/v2`, as it stands in the manifest.
 *
 * @see pkg/apis/autoscaling/validation/validation.go ValidateHorizontalPodAutoscaler
 */
export function validateHorizontalPodAutoscaler(
  autoscaler: JsonObject,
  version: KubernetesVersion,
): readonly FieldError[] {
  const spec = objectOf(autoscaler['spec']);
  const metrics = metricsOf(spec);
  return allErrors(
    validateObjectMeta(autoscaler['metadata'], dnsSubdomainProblems, ['metadata']),
    validateRange(spec, version, ['spec']),
    validateScaledReference(spec['scaleTargetRef'], version, ['spec', 'scaleTargetRef']),
    metrics.flatMap((metric, index) => validateMetric(metric, version, ['spec', 'metrics', index])),
    validateScaleToZero(spec, metrics, ['spec', 'metrics']),
    validateAutoscalerBehavior(spec['behavior'], version, ['spec', 'behavior']),
  );
}

/** What `autoscaling/v1` states as a number is one metric of `autoscaling/v2`. */
function metricsOf({ metrics, targetCPUUtilizationPercentage }: JsonObject): readonly unknown[] {
  if (!isSet(targetCPUUtilizationPercentage)) return listOf(metrics);
  const target = { type: 'Utilization', averageUtilization: targetCPUUtilizationPercentage };
  return [{ type: 'Resource', resource: { name: 'cpu', target } }];
}

function validateRange(
  { minReplicas, maxReplicas }: JsonObject,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const min = numberOf(minReplicas, 1);
  const max = numberOf(maxReplicas);
  const at = [...path, 'maxReplicas'];
  return allErrors(
    min < 1 ? [invalid([...path, 'minReplicas'], min, 'must be greater than or equal to 1')] : [],
    max < 1 ? [tooFewReplicas(max, version, at)] : [],
    max < min ? [invalid(at, max, 'must be greater than or equal to `minReplicas`')] : [],
  );
}

/** The wording has changed in Kubernetes 1.36. */
function tooFewReplicas(max: number, version: KubernetesVersion, path: FieldPath): FieldError {
  if (!isAtLeast(version, '1.36')) return invalid(path, max, 'must be greater than 0');
  if (max === 0) return required(path, 'must be set and greater than 0');
  return invalid(path, max, 'must be greater than or equal to 1');
}

function validateScaleToZero(
  { minReplicas }: JsonObject,
  metrics: readonly unknown[],
  path: FieldPath,
): readonly FieldError[] {
  const kinds = metrics.map((metric) => textOf(objectOf(metric)['type']));
  if (numberOf(minReplicas, 1) !== 0 || kinds.includes('Object') || kinds.includes('External')) return [];
  const detail = 'must specify at least one Object or External metric to support scaling to zero replicas';
  return [forbidden(path, detail)];
}
