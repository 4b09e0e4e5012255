import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { dnsLabelProblems, dnsSubdomainProblems } from '../values/dns-name-problems';
import type { FieldError } from '../field-error';
import { isSet, objectOf, textOf, type JsonObject } from '../values/json';
import { validateClaimSpec } from '../volumes/validate-claim-spec';
import { validateFinalizers } from './validate-finalizers';
import { validateObjectMeta } from './validate-object-meta';
import { validatePodTemplate } from '../pods/validate-pod-template';

/** A Namespace: its name is a DNS label. A namespace of its own is dropped. */
export function validateNamespace(namespace: JsonObject): readonly FieldError[] {
  const metadata = { ...objectOf(namespace['metadata']), namespace: undefined };
  const { finalizers } = objectOf(namespace['spec']);
  const path = ['spec', 'finalizers'];
  return allErrors(
    validateObjectMeta(metadata, dnsLabelProblems, ['metadata']),
    // The API server names the list, not the entry.
    isSet(finalizers) ? validateFinalizers(finalizers, path).map((error) => ({ ...error, path })) : [],
  );
}

/** A ServiceAccount: of the rest nothing can be wrong. */
export function validateServiceAccount(account: JsonObject): readonly FieldError[] {
  return validateObjectMeta(account['metadata'], dnsSubdomainProblems, ['metadata']);
}

/** @see pkg/apis/core/validation/validation.go ValidatePersistentVolumeClaim */
export function validatePersistentVolumeClaim(claim: JsonObject, version: KubernetesVersion): readonly FieldError[] {
  return allErrors(
    validateObjectMeta(claim['metadata'], dnsSubdomainProblems, ['metadata']),
    validateClaimSpec(withKeptSources(objectOf(claim['spec'])), version, ['spec']),
  );
}

/**
 * The API server drops what else than a claim or a snapshot is the source, and a source in another namespace.
 *
 * @see pkg/api/persistentvolumeclaim/util.go DropDisabledFields, EnforceDataSourceBackwardsCompatibility
 */
function withKeptSources(spec: JsonObject): JsonObject {
  const { dataSource, dataSourceRef } = spec;
  const ref = textOf(objectOf(dataSourceRef)['namespace']) === '' ? dataSourceRef : undefined;
  const { kind, apiGroup } = objectOf(dataSource);
  const source = KEPT_SOURCES.has(`${textOf(apiGroup)}/${textOf(kind)}`) || isSet(ref) ? dataSource : undefined;
  return { ...spec, dataSource: source, dataSourceRef: ref };
}

const KEPT_SOURCES: ReadonlySet<string> = new Set(['/PersistentVolumeClaim', 'snapshot.storage.k8s.io/VolumeSnapshot']);

/** @see pkg/apis/core/validation/validation.go ValidatePodTemplate */
export function validatePodTemplateObject(object: JsonObject, version: KubernetesVersion): readonly FieldError[] {
  return allErrors(
    validateObjectMeta(object['metadata'], dnsSubdomainProblems, ['metadata']),
    validatePodTemplate(object['template'], version, ['template']),
  );
}
