import type { KubernetesVersion } from '../../versions/kubernetes-version';
import type { Labels } from '../../routing/selector-matches';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import { forbidden, invalid, type FieldError } from '../field-error';
import { isObject, listOf, objectOf, textOf, type JsonObject } from '../values/json';
import { withPodDefaults } from './pod-defaults';
import { givenName } from '../metadata/given-name';
import { validateObjectMeta } from '../metadata/validate-object-meta';
import { validatePodAnnotations } from './validate-pod-annotations';
import { validatePodSpec } from './validate-pod-spec';
import { own } from '../../values/own';

/**
 * A Pod, as it stands in the manifest.
 *
 * @see pkg/apis/core/validation/validation.go ValidatePodCreate
 */
export function validatePod(pod: JsonObject, version: KubernetesVersion): readonly FieldError[] {
  const { metadata } = pod;
  const spec = withPodDefaults(objectOf(pod['spec']));
  const podLabels = objectOf(objectOf(metadata)['labels']) as Labels;
  const isEphemeral = listOf(spec['ephemeralContainers']).length > 0;
  return allErrors(
    validateObjectMeta(metadata, dnsSubdomainProblems, ['metadata']),
    validatePodAnnotations(objectOf(metadata)['annotations'], spec, ['metadata', 'annotations']),
    validatePodSpec(spec, { version, podLabels, podName: givenName(objectOf(metadata)) }, ['spec']),
    validateTokens(spec),
    validateImages(spec, 'containers'),
    validateImages(spec, 'initContainers'),
    isEphemeral ? [forbidden(['spec', 'ephemeralContainers'], 'cannot be set on create')] : [],
    validateSchedulingGates(spec),
  );
}

/** A token is an account's, so a Pod with one has to name the account; its template need not. */
function validateTokens({ serviceAccountName, serviceAccount, volumes }: JsonObject): readonly FieldError[] {
  if (textOf(serviceAccountName) !== '' || textOf(serviceAccount) !== '') return [];
  const detail = 'must not be specified when serviceAccountName is not set';
  return listOf(volumes).flatMap((volume, index) =>
    listOf(objectOf(objectOf(volume)['projected'])['sources']).flatMap((source, position) =>
      isObject(objectOf(source)['serviceAccountToken'])
        ? [forbidden(['spec', 'volumes', index, 'projected', 'sources', position, 'serviceAccountToken'], detail)]
        : [],
    ),
  );
}

/** Templates may have spaces around the image, for the sake of old objects; Pods may not. */
function validateImages(spec: JsonObject, field: string): readonly FieldError[] {
  return listOf(own(spec, field)).flatMap((container, index) => {
    const image = textOf(objectOf(container)['image']);
    if (image === image.trim()) return [];
    return [invalid(['spec', field, index, 'image'], image, 'must not have leading or trailing whitespace')];
  });
}

function validateSchedulingGates({ nodeName, schedulingGates }: JsonObject): readonly FieldError[] {
  if (textOf(nodeName) === '' || listOf(schedulingGates).length === 0) return [];
  return [forbidden(['spec', 'nodeName'], 'cannot be set until all schedulingGates have been cleared')];
}
