import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { dnsLabelProblems, dnsSubdomainProblems } from '../values/dns-name-problems';
import type { FieldError } from '../field-error';
import type { JsonObject } from '../values/json';
import { validateClaimSpec } from '../volumes/validate-claim-spec';
import { validateObjectMeta } from './validate-object-meta';
import { validatePodTemplate } from '../pods/validate-pod-template';

/** A Namespace: its name is a DNS label. */
export function validateNamespace(namespace: JsonObject): readonly FieldError[] {
  return validateObjectMeta(namespace['metadata'], dnsLabelProblems, ['metadata']);
}

/** A ServiceAccount: of the rest nothing can be wrong. */
export function validateServiceAccount(account: JsonObject): readonly FieldError[] {
  return validateObjectMeta(account['metadata'], dnsSubdomainProblems, ['metadata']);
}

/** @see pkg/apis/core/validation/validation.go ValidatePersistentVolumeClaim */
export function validatePersistentVolumeClaim(claim: JsonObject): readonly FieldError[] {
  return allErrors(
    validateObjectMeta(claim['metadata'], dnsSubdomainProblems, ['metadata']),
    validateClaimSpec(claim['spec'], ['spec']),
  );
}

/** @see pkg/apis/core/validation/validation.go ValidatePodTemplate */
export function validatePodTemplateObject(object: JsonObject, version: KubernetesVersion): readonly FieldError[] {
  return allErrors(
    validateObjectMeta(object['metadata'], dnsSubdomainProblems, ['metadata']),
    validatePodTemplate(object['template'], version, ['template']),
  );
}
