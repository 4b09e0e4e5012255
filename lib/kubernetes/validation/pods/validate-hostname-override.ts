import type { FieldPath } from '../../values/field-path';
import { supports } from '../../versions/features';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import { forbidden, tooLongValue, type FieldError } from '../field-error';
import { NO_ERRORS } from '../values/if-set';
import { isSet, textOf, type JsonObject } from '../values/json';
import { nameErrors } from '../values/name-errors';

const LONGEST = 64;

/**
 * A host name of the pod's own. On the node's network there is none; older versions drop it.
 *
 * @see pkg/apis/core/validation/validation.go validatePodHostName
 */
export function validateHostnameOverride(
  { hostnameOverride, setHostnameAsFQDN, hostNetwork }: JsonObject,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  if (!isSet(hostnameOverride) || !supports(version, 'hostname-override')) return NO_ERRORS;
  const name = textOf(hostnameOverride);
  const at = [...path, 'hostnameOverride'];
  return allErrors(
    setHostnameAsFQDN === true ? [forbidden(at, 'may not be specified when setHostnameAsFQDN is true')] : [],
    hostNetwork === true ? [forbidden(at, 'may not be specified when hostNetwork is true')] : [],
    name.length > LONGEST ? [tooLongValue(at, `may not be more than ${LONGEST} bytes`)] : [],
    nameErrors(name, dnsSubdomainProblems, at),
  );
}
