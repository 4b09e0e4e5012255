import type { FieldPath } from '../../values/field-path';
import { isAtLeast, type KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { invalid, required, type FieldError } from '../field-error';
import { objectOf, textOf } from '../values/json';
import { pathSegmentProblems } from '../values/path-segment-problems';

/** The first version that looks at the group of the object that is referred to. */
const CHECKS_GROUP: KubernetesVersion = '1.34';

/**
 * What an autoscaler scales: every kind but a ReplicationController has an API group.
 *
 * @see pkg/apis/autoscaling/validation/validation.go ValidateCrossVersionObjectReference
 */
export function validateScaledReference(
  reference: unknown,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const isOfCore = objectOf(reference)['kind'] === 'ReplicationController';
  return validateReference(reference, isOfCore, version, path);
}

/** The object that a metric is about; it may be of the core group. */
export function validateDescribedObject(
  reference: unknown,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  return validateReference(reference, true, version, path);
}

function validateReference(
  reference: unknown,
  mayBeOfCore: boolean,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const { kind, name, apiVersion } = objectOf(reference);
  const problem = isAtLeast(version, CHECKS_GROUP) ? apiVersionProblem(textOf(apiVersion), mayBeOfCore) : undefined;
  return allErrors(
    validateSegment(textOf(kind), [...path, 'kind']),
    validateSegment(textOf(name), [...path, 'name']),
    problem === undefined ? [] : [invalid([...path, 'apiVersion'], textOf(apiVersion), problem)],
  );
}

/** A text that names something in a URL, and has to be there. */
function validateSegment(text: string, path: FieldPath): readonly FieldError[] {
  return text === '' ? [required(path)] : pathSegmentProblems(text).map((problem) => invalid(path, text, problem));
}

function apiVersionProblem(apiVersion: string, mayBeOfCore: boolean): string | undefined {
  const parts = apiVersion === '/' ? [''] : apiVersion.split('/');
  if (parts.length > 2) return `unexpected GroupVersion string: ${apiVersion}`;
  const hasGroup = parts.length === 2 && parts[0] !== '';
  return hasGroup || mayBeOfCore ? undefined : 'apiVersion must specify API group';
}
