import type { FieldPath } from '../field-path';
import type { NameProblems } from './name-problems';
import { dnsLabelProblems, dnsSubdomainProblems } from './dns-name-problems';
import { invalid, type FieldError } from './field-error';
import { isSet, numberOf, objectOf, textOf, type JsonObject } from './json';
import type { PodContext } from './pod-context';
import { validateAffinity } from './validate-affinity';
import { validateChoice } from './validate-container';
import { validateContainers } from './validate-containers';
import { validateHostNetwork } from './validate-host-network';
import { validateLabels } from './validate-labels';
import { validateReadinessGates } from './validate-readiness-gates';
import { validateTolerations } from './validate-tolerations';
import { validateTopologySpreadConstraints } from './validate-topology-spread-constraints';

const LARGEST_INT32 = 2 ** 31 - 1;

/**
 * The spec of a Pod or of a pod template, as it stands in the manifest. Left out are volumes and their mounts,
 * security contexts, DNS configuration and what other features of the cluster bring.
 *
 * @see pkg/apis/core/validation/validation.go ValidatePodSpec
 */
export function validatePodSpec(podSpec: unknown, context: PodContext, path: FieldPath): readonly FieldError[] {
  const spec = objectOf(podSpec);
  const dnsPolicies = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];
  return [
    ...validateContainers(spec, context, path),
    ...validateHostNetwork(spec, path),
    ...validateChoice(spec, 'restartPolicy', ['Always', 'OnFailure', 'Never'], path),
    ...validateChoice(spec, 'dnsPolicy', dnsPolicies, path),
    ...validateLabels(spec['nodeSelector'], [...path, 'nodeSelector']),
    ...validateAffinity(spec['affinity'], context, [...path, 'affinity']),
    ...validateReadinessGates(spec['readinessGates'], [...path, 'readinessGates']),
    ...validateTopologySpreadConstraints(spec['topologySpreadConstraints'], context, [
      ...path,
      'topologySpreadConstraints',
    ]),
    ...validateNameIn(spec, 'serviceAccountName', dnsSubdomainProblems, path),
    ...validateNameIn(spec, 'nodeName', dnsSubdomainProblems, path),
    ...validateActiveDeadline(spec['activeDeadlineSeconds'], [...path, 'activeDeadlineSeconds']),
    ...validateNameIn(spec, 'hostname', dnsLabelProblems, path),
    ...validateNameIn(spec, 'subdomain', dnsLabelProblems, path),
    ...validateTolerations(spec['tolerations'], [...path, 'tolerations']),
    ...validateNameIn(spec, 'priorityClassName', dnsSubdomainProblems, path),
    ...validateNameIn(spec, 'runtimeClassName', dnsSubdomainProblems, path),
    ...validateChoice(spec, 'preemptionPolicy', ['PreemptLowerPriority', 'Never'], path),
  ];
}

function validateNameIn(
  spec: JsonObject,
  field: string,
  problems: NameProblems,
  path: FieldPath,
): readonly FieldError[] {
  const name = textOf(spec[field]);
  return name === '' ? [] : problems(name).map((problem) => invalid([...path, field], name, problem));
}

function validateActiveDeadline(value: unknown, path: FieldPath): readonly FieldError[] {
  if (!isSet(value)) return [];
  const deadline = numberOf(value);
  const isOutside = deadline < 1 || deadline > LARGEST_INT32;
  return isOutside ? [invalid(path, deadline, `must be between 1 and ${LARGEST_INT32}, inclusive`)] : [];
}
