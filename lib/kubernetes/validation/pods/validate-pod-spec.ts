import type { FieldPath } from '../../values/field-path';
import { POD_DEFAULTS } from '../../workload-defaults';
import { allErrors } from '../all-errors';
import type { NameProblems } from '../values/name-problems';
import { dnsLabelProblems, dnsSubdomainProblems } from '../values/dns-name-problems';
import { invalid, notSupported, type FieldError } from '../field-error';
import { nameErrors, validateOptionalName } from '../values/name-errors';
import { ifSet, NO_ERRORS } from '../values/if-set';
import { isSet, listOf, numberOf, objectOf, textOf, type JsonObject } from '../values/json';
import { NO_CLAIMS, type PodContext } from './pod-context';
import { validateAffinity } from './validate-affinity';
import { validateChoice } from '../containers/validate-container';
import { validateContainers } from '../containers/validate-containers';
import { validateDnsConfig, validateHostAliases } from './validate-dns-config';
import { validateEphemeralContainers } from '../containers/validate-ephemeral-containers';
import { validateHostNetwork } from './validate-host-network';
import { validateHostnameOverride } from './validate-hostname-override';
import { validateLabels } from '../metadata/validate-labels';
import { validatePodOs } from './validate-pod-os';
import { validatePodResources } from './validate-pod-resources';
import { validatePodSecurityContext } from './validate-pod-security-context';
import { validateReadinessGates } from './validate-readiness-gates';
import { validatePodClaims } from '../containers/validate-resource-claims';
import { validateQuantities } from '../containers/validate-resources';
import { validateSchedulingGates } from './validate-scheduling-gates';
import { validateHostProcess } from './validate-host-process';
import { validateHostUsers } from '../containers/validate-security-context';
import { validateTolerations } from './validate-tolerations';
import { validateTopologySpreadConstraints } from './validate-topology-spread-constraints';
import { validateVolumes, type Volumes } from '../volumes/validate-volumes';
import { own } from '../../values/own';

const LARGEST_INT32 = 2 ** 31 - 1;

const RESTARTS = ['Always', 'OnFailure', 'Never'];
const DNS_POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];
const PREEMPTIONS = ['PreemptLowerPriority', 'Never'];

const NO_VOLUMES: ReturnType<typeof validateVolumes> = { errors: NO_ERRORS, valid: new Map() };

/**
 * The spec of a Pod or of a pod template, as it stands in the manifest. Left out are Windows' options, and the
 * volumes of providers that Kubernetes no longer has.
 *
 * @see pkg/apis/core/validation/validation.go ValidatePodSpec
 */
export function validatePodSpec(podSpec: unknown, given: PodContext, path: FieldPath): readonly FieldError[] {
  const spec = objectOf(podSpec);
  const volumes = isSet(spec['volumes']) ? validateVolumes(spec['volumes'], given, [...path, 'volumes']) : NO_VOLUMES;
  const context = withSpec(given, spec, volumes.valid);
  return allErrors(
    volumes.errors,
    ifSet(spec, 'resourceClaims', path, (claims, at) => validatePodClaims(claims, context, at)),
    validateContainers(spec, context, path),
    ifSet(spec, 'ephemeralContainers', path, (_, at) => validateEphemeralContainers(spec, context, at)),
    validatePodResources(spec, context.version, path),
    validateHostNetwork(spec, path),
    validateScheduling(spec, context, path),
    validateNames(spec, path),
    ifSet(spec, 'tolerations', path, validateTolerations),
    ifSet(spec, 'hostAliases', path, (aliases, at) => validateHostAliases(aliases, context.version, at)),
    validateNameIn(spec, 'priorityClassName', dnsSubdomainProblems, path),
    ifSet(spec, 'runtimeClassName', path, (name, at) => nameErrors(textOf(name), dnsSubdomainProblems, at)),
    ifSet(spec, 'preemptionPolicy', path, validatePreemption),
    ifSet(spec, 'overhead', path, (overhead, at) => validateQuantities(overhead, [...at, 'limits'])),
    validateHostProcess(spec, path),
    validatePodOs(spec, path),
  );
}

/** What the containers have to know of their pod. */
function withSpec(given: PodContext, spec: JsonObject, volumes: Volumes): PodContext {
  const added = (given.addedVolumes ?? []).map((volume) => [textOf(volume['name']), volume] as const);
  return {
    ...given,
    volumes: added.length === 0 ? volumes : new Map([...volumes, ...added]),
    claims: isSet(spec['resourceClaims']) ? claimsOf(spec['resourceClaims']) : NO_CLAIMS,
    restartPolicy: textOf(spec['restartPolicy']) || POD_DEFAULTS.restartPolicy,
    hasHostUsers: spec['hostUsers'] !== false,
  };
}

function claimsOf(claims: unknown): ReadonlySet<string> {
  return new Set(listOf(claims).map((claim) => textOf(objectOf(claim)['name'])));
}

function validateScheduling(spec: JsonObject, context: PodContext, path: FieldPath): readonly FieldError[] {
  return allErrors(
    validateChoice(spec, 'restartPolicy', RESTARTS, path),
    validateChoice(spec, 'dnsPolicy', DNS_POLICIES, path),
    ifSet(spec, 'nodeSelector', path, validateLabels),
    isSet(spec['securityContext']) || spec['shareProcessNamespace'] === true
      ? validatePodSecurityContext(spec, context.version, path)
      : NO_ERRORS,
    ifSet(spec, 'affinity', path, (affinity, at) => validateAffinity(affinity, context, at)),
    isSet(spec['dnsConfig']) || spec['dnsPolicy'] === 'None'
      ? validateDnsConfig(spec, context.version, [...path, 'dnsConfig'])
      : NO_ERRORS,
    ifSet(spec, 'readinessGates', path, validateReadinessGates),
    ifSet(spec, 'schedulingGates', path, validateSchedulingGates),
    ifSet(spec, 'topologySpreadConstraints', path, (all, at) => validateTopologySpreadConstraints(all, context, at)),
    validateHostUsers(spec, context.version, path),
    validateHostnameOverride(spec, context.version, path),
  );
}

function validatePreemption(policy: unknown, path: FieldPath): readonly FieldError[] {
  const stated = textOf(policy);
  return PREEMPTIONS.includes(stated) ? NO_ERRORS : [notSupported(path, stated, PREEMPTIONS)];
}

function validateNames(spec: JsonObject, path: FieldPath): readonly FieldError[] {
  return allErrors(
    validateAccount(spec, [...path, 'serviceAccountName']),
    validateNameIn(spec, 'nodeName', dnsSubdomainProblems, path),
    ifSet(spec, 'activeDeadlineSeconds', path, validateActiveDeadline),
    validateNameIn(spec, 'hostname', dnsLabelProblems, path),
    validateNameIn(spec, 'subdomain', dnsLabelProblems, path),
  );
}

/** The old name of the field still counts, where the new one is empty. */
function validateAccount({ serviceAccountName, serviceAccount }: JsonObject, path: FieldPath): readonly FieldError[] {
  return validateOptionalName(textOf(serviceAccountName) || textOf(serviceAccount), dnsSubdomainProblems, path);
}

function validateNameIn(
  spec: JsonObject,
  field: string,
  problems: NameProblems,
  path: FieldPath,
): readonly FieldError[] {
  const name = textOf(own(spec, field));
  return name === '' ? NO_ERRORS : problems(name).map((problem) => invalid([...path, field], name, problem));
}

function validateActiveDeadline(value: unknown, path: FieldPath): readonly FieldError[] {
  if (!isSet(value)) return [];
  const deadline = numberOf(value);
  const isOutside = deadline < 1 || deadline > LARGEST_INT32;
  return isOutside ? [invalid(path, deadline, `must be between 1 and ${LARGEST_INT32}, inclusive`)] : [];
}
