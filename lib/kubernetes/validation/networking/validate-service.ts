import { supports } from '../../versions/features';
import type { FieldPath } from '../../values/field-path';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { dns1035LabelProblems, dnsLabelProblems } from '../values/dns-name-problems';
import { forbidden, notSupported, required, type FieldError } from '../field-error';
import { cidrProblems, ipProblems, specialIpProblems } from '../values/ip-problems';
import { isSet, listOf, objectOf, textOf, type JsonObject } from '../values/json';
import { nameErrors } from '../values/name-errors';
import { isHeadless, validateClusterAddresses, validateExternalName } from './validate-cluster-addresses';
import { validateLabels, validateQualifiedName } from '../metadata/validate-labels';
import { validateObjectMeta } from '../metadata/validate-object-meta';
import { validateNodePortRange, validateNodePorts, validateServicePorts } from './validate-service-ports';
import { validateSessionAffinity } from './validate-session-affinity';
import { validateTrafficPolicies } from './validate-traffic-policies';

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];

/**
 * A Service, as it stands in the manifest.
 *
 * @see pkg/apis/core/validation/validation.go ValidateServiceCreate
 */
export function validateService(service: JsonObject, version: KubernetesVersion): readonly FieldError[] {
  const spec = objectOf(service['spec']);
  const type = textOf(spec['type']) || 'ClusterIP';
  const nameProblems = supports(version, 'relaxed-service-names') ? dnsLabelProblems : dns1035LabelProblems;
  const path = ['spec'];
  const errors = allErrors(
    validateObjectMeta(service['metadata'], nameProblems, ['metadata']),
    validateHasPorts(spec, type, [...path, 'ports']),
    validateExternalName(spec, type, path),
    validateServicePorts(spec['ports'], [...path, 'ports']),
    validateLabels(spec['selector'], [...path, 'selector']),
    validateSessionAffinity(spec, path),
    validateClusterAddresses(spec, type, version, path),
    validateExternalAddresses(spec['externalIPs'], version, [...path, 'externalIPs']),
    TYPES.includes(type) ? [] : [notSupported([...path, 'type'], type, TYPES)],
    validateNodePorts(spec['ports'], type, [...path, 'ports']),
    validateLoadBalancer(spec, type, version, path),
    validateTrafficPolicies(spec, type, version, path),
  );
  return errors.length > 0 ? errors : validateNodePortRange(spec['ports'], [...path, 'ports']);
}

function validateHasPorts(spec: JsonObject, type: string, path: FieldPath): readonly FieldError[] {
  if (listOf(spec['ports']).length > 0 || isHeadless(spec) || type === 'ExternalName') return [];
  return [required(path)];
}

function validateLoadBalancer(
  spec: JsonObject,
  type: string,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const { allocateLoadBalancerNodePorts, loadBalancerClass } = spec;
  const ranges = validateSourceRanges(spec['loadBalancerSourceRanges'], version, [...path, 'LoadBalancerSourceRanges']);
  const detail = "may only be used when `type` is 'LoadBalancer'";
  const classPath = [...path, 'loadBalancerClass'];
  if (type === 'LoadBalancer') {
    const ofClass = isSet(loadBalancerClass) ? validateQualifiedName(textOf(loadBalancerClass), classPath) : [];
    return allErrors(ranges, ofClass);
  }
  return allErrors(
    listOf(spec['loadBalancerSourceRanges']).length > 0
      ? [forbidden([...path, 'LoadBalancerSourceRanges'], detail), ...ranges]
      : [],
    isSet(allocateLoadBalancerNodePorts) ? [forbidden([...path, 'allocateLoadBalancerNodePorts'], detail)] : [],
    isSet(loadBalancerClass) ? [forbidden(classPath, detail)] : [],
  );
}

function validateSourceRanges(ranges: unknown, version: KubernetesVersion, path: FieldPath): readonly FieldError[] {
  const problems = cidrProblems(version);
  return listOf(ranges).flatMap((range, index) => nameErrors(textOf(range).trim(), problems, [...path, index]));
}

function validateExternalAddresses(
  addresses: unknown,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  return listOf(addresses)
    .map(textOf)
    .flatMap((address, index) =>
      allErrors(
        nameErrors(address, ipProblems(version), [...path, index]),
        nameErrors(address, specialIpProblems, [...path, index]),
      ),
    );
}
