import { own } from '../../values/own';
import type { FieldPath } from '../../values/field-path';
import { isAtLeast, type KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { dnsLabelProblems } from '../values/dns-name-problems';
import { invalid, notSupported, type FieldError } from '../field-error';
import { isObject, listOf, objectOf, textOf, type JsonObject } from '../values/json';
import { shownPartition, shownStatefulSetStrategy } from './shown-strategy';
import { isEmptySelector, shownSelector, validateLabelSelector } from '../metadata/validate-label-selector';
import { validateAnnotations, validateLabels } from '../metadata/validate-labels';
import { validateNeededName } from '../values/name-errors';
import { validateNonNegative } from '../values/validate-number';
import { validateObjectMeta } from '../metadata/validate-object-meta';
import { validatePodTemplate, validateRunsForEver, validateTemplateIsSelected } from '../pods/validate-pod-template';
import { validateStatefulSetRollingUpdate } from './validate-rolling-update';
import { validateClaimSpec } from '../volumes/validate-claim-spec';
import { validateWorkloadSelector } from './validate-workload-selector';

/** The first version that checks the name of the governing Service. */
const CHECKS_SERVICE_NAME: KubernetesVersion = '1.33';

/** The first version that looks at the pod spec and the claims: older ones accept anything, and then fail to create the pods. */
const CHECKS_POD_SPEC: KubernetesVersion = '1.34';

/**
 * A StatefulSet, as it stands in the manifest.
 *
 * @see pkg/apis/apps/validation/validation.go ValidateStatefulSet
 */
export function validateStatefulSet(statefulSet: JsonObject, version: KubernetesVersion): readonly FieldError[] {
  const spec = objectOf(statefulSet['spec']);
  const { start } = objectOf(spec['ordinals']);
  return allErrors(
    validateObjectMeta(statefulSet['metadata'], dnsLabelProblems, ['metadata']),
    validateManagementPolicy(textOf(spec['podManagementPolicy']), ['spec', 'podManagementPolicy']),
    validateUpdateStrategy(spec['updateStrategy'], ['spec', 'updateStrategy']),
    validateRetention(spec['persistentVolumeClaimRetentionPolicy'], ['spec', 'persistentVolumeClaimRetentionPolicy']),
    validateClaims(spec['volumeClaimTemplates'], version, ['spec', 'volumeClaimTemplates']),
    validateNonNegative(spec['replicas'], ['spec', 'replicas']),
    validateNonNegative(spec['minReadySeconds'], ['spec', 'minReadySeconds']),
    validateNonNegative(start, ['spec', 'ordinals', 'start']),
    validateServiceName(textOf(spec['serviceName']), version, ['spec', 'serviceName']),
    validateWorkloadSelector(spec['selector'], 'statefulset', ['spec', 'selector']),
    validateTemplate(spec, version),
    validateRunsForEver(spec['template'], 'StatefulSet', ['spec', 'template']),
  );
}

function validateManagementPolicy(policy: string, path: FieldPath): readonly FieldError[] {
  if (['', 'OrderedReady', 'Parallel'].includes(policy)) return [];
  return [invalid(path, policy, "must be 'OrderedReady' or 'Parallel'")];
}

function validateUpdateStrategy(strategy: unknown, path: FieldPath): readonly FieldError[] {
  const { type, rollingUpdate } = objectOf(strategy);
  const at = [...path, 'rollingUpdate'];
  switch (textOf(type)) {
    case '':
    case 'RollingUpdate':
      return validateStatefulSetRollingUpdate(rollingUpdate, at);
    case 'OnDelete':
      return isObject(rollingUpdate)
        ? [invalid(at, shownPartition(rollingUpdate), "only allowed for updateStrategy 'RollingUpdate'")]
        : [];
    default:
      return [invalid(path, shownStatefulSetStrategy(strategy), "must be 'RollingUpdate' or 'OnDelete'")];
  }
}

const RETENTIONS = ['Retain', 'Delete'];

/** @see pkg/apis/apps/validation/validation.go ValidatePersistentVolumeClaimRetentionPolicy */
function validateRetention(policy: unknown, path: FieldPath): readonly FieldError[] {
  const stated = objectOf(policy);
  return ['whenDeleted', 'whenScaled']
    .filter((field) => textOf(own(stated, field)) !== '' && !RETENTIONS.includes(textOf(own(stated, field))))
    .map((field) => notSupported([...path, field], textOf(own(stated, field)), RETENTIONS));
}

function validateClaims(claims: unknown, version: KubernetesVersion, path: FieldPath): readonly FieldError[] {
  if (!isAtLeast(version, CHECKS_POD_SPEC)) return [];
  return listOf(claims).flatMap((claim, index) =>
    validateClaimSpec(objectOf(claim)['spec'], version, [...path, index, 'spec']),
  );
}

function validateServiceName(name: string, version: KubernetesVersion, path: FieldPath): readonly FieldError[] {
  if (name === '' || !isAtLeast(version, CHECKS_SERVICE_NAME)) return [];
  return dnsLabelProblems(name).map((problem) => invalid(path, name, problem));
}

/**
 * The template is looked at only when its selector can be used, and its pod spec only by newer versions, which do not
 * mind its host name and subdomain: the controller overwrites them. The labels and annotations are looked at last.
 *
 * @see pkg/apis/apps/validation/validation.go ValidatePodTemplateSpecForStatefulSet
 */
function validateTemplate(
  { selector, template, volumeClaimTemplates }: JsonObject,
  version: KubernetesVersion,
): readonly FieldError[] {
  if (validateLabelSelector(selector, []).length > 0)
    return [invalid(['spec', 'selector'], shownSelector(selector), '')];
  const path = ['spec', 'template'];
  const { labels, annotations } = objectOf(objectOf(template)['metadata']);
  return allErrors(
    isEmptySelector(selector) ? [] : validateTemplateIsSelected(selector, template, path),
    isAtLeast(version, CHECKS_POD_SPEC) ? validateClaimNames(volumeClaimTemplates) : [],
    isAtLeast(version, CHECKS_POD_SPEC) ? validateMembers({ template, volumeClaimTemplates }, version) : [],
    validateLabels(labels, [...path, 'labels']),
    validateAnnotations(annotations, [...path, 'annotations']),
  );
}

/** What a StatefulSet makes its pods of. */
function validateMembers(
  { template, volumeClaimTemplates }: JsonObject,
  version: KubernetesVersion,
): readonly FieldError[] {
  const { metadata, spec } = objectOf(template);
  const claimed = listOf(volumeClaimTemplates).map(volumeOf);
  const seen = { metadata, spec: { ...objectOf(spec), hostname: undefined, subdomain: undefined } };
  return validatePodTemplate(seen, version, ['spec', 'template'], claimed);
}

/** Why none of its pods can be made, where the API server takes the StatefulSet itself. */
export function refusedMembers({ spec }: JsonObject, version: KubernetesVersion): readonly FieldError[] {
  return isAtLeast(version, CHECKS_POD_SPEC) ? [] : validateMembers(objectOf(spec), version);
}

/** A claim becomes a volume of its name. The API server names that volume, which the manifest does not have. */
function validateClaimNames(claims: unknown): readonly FieldError[] {
  return listOf(claims).flatMap((claim, index) =>
    validateNeededName(objectOf(objectOf(claim)['metadata'])['name'], dnsLabelProblems, [
      ...['spec', 'volumeClaimTemplates'],
      index,
      ...['metadata', 'name'],
    ]),
  );
}

/** The volume that the controller makes of a claim. */
function volumeOf(claim: unknown): JsonObject {
  const { name } = objectOf(objectOf(claim)['metadata']);
  return { name, persistentVolumeClaim: { claimName: name } };
}
