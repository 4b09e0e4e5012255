import { supports } from '../../versions/features';
import type { FieldPath } from '../../values/field-path';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { invalid, notSupported, type FieldError } from '../field-error';
import { isSet, listOf, numberOf, textOf, type JsonObject } from '../values/json';
import { validatePortNumber } from '../containers/validate-port';

const POLICIES = ['Cluster', 'Local'];

/**
 * Which endpoints a Service prefers, for traffic from outside and from inside.
 *
 * @see pkg/apis/core/validation/validation.go validateServiceExternalTrafficPolicy
 */
export function validateTrafficPolicies(
  spec: JsonObject,
  type: string,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const { internalTrafficPolicy } = spec;
  const isKnown = !isSet(internalTrafficPolicy) || POLICIES.includes(textOf(internalTrafficPolicy));
  return allErrors(
    validateExternalPolicy(spec, type, [...path, 'externalTrafficPolicy']),
    validateHealthCheckPort(spec, type, [...path, 'healthCheckNodePort']),
    isKnown ? [] : [notSupported([...path, 'internalTrafficPolicy'], internalTrafficPolicy, POLICIES)],
    validateDistribution(spec['trafficDistribution'], version, [...path, 'trafficDistribution']),
  );
}

function validateExternalPolicy(spec: JsonObject, type: string, path: FieldPath): readonly FieldError[] {
  const policy = textOf(spec['externalTrafficPolicy']);
  const hasExternalAddress = type === 'ClusterIP' && listOf(spec['externalIPs']).length > 0;
  if (policy === '') return [];
  if (type === 'LoadBalancer' || type === 'NodePort' || hasExternalAddress) {
    return POLICIES.includes(policy) ? [] : [notSupported(path, policy, POLICIES)];
  }
  return [invalid(path, policy, 'may only be set for externally-accessible services')];
}

function validateHealthCheckPort(spec: JsonObject, type: string, path: FieldPath): readonly FieldError[] {
  const port = numberOf(spec['healthCheckNodePort']);
  if (port === 0) return [];
  if (type === 'LoadBalancer' && spec['externalTrafficPolicy'] === 'Local') return validatePortNumber(port, path);
  const detail = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'";
  return [invalid(path, port, detail)];
}

/** Dropped where Kubernetes does not have it yet. */
function validateDistribution(value: unknown, version: KubernetesVersion, path: FieldPath): readonly FieldError[] {
  if (!isSet(value) || !supports(version, 'traffic-distribution')) return [];
  const choices = supports(version, 'same-node-traffic')
    ? ['PreferClose', 'PreferSameZone', 'PreferSameNode']
    : ['PreferClose'];
  return choices.includes(textOf(value)) ? [] : [notSupported(path, textOf(value), choices)];
}
