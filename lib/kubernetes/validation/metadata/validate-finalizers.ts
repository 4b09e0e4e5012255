import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { invalid, type FieldError } from '../field-error';
import { listOf, textOf } from '../values/json';
import { qualifiedNameProblems } from '../values/label-problems';

/** What may stand in `finalizers`. */
export type FinalizerRule = (finalizers: unknown, path: FieldPath) => readonly FieldError[];

/** The ones that Kubernetes itself knows, which need no domain. */
const STANDARD = ['kubernetes', 'orphan', 'foregroundDeletion'];

/**
 * Who is to clean up before an object goes.
 *
 * @see pkg/apis/core/validation/validation.go validateKubeFinalizerName
 */
export const validateFinalizers: FinalizerRule = (finalizers, path) => {
  const unknown = 'name is neither a standard finalizer name nor is it fully qualified';
  return allErrors(
    validateFinalizerNames(finalizers, path),
    listOf(finalizers)
      .map(textOf)
      .flatMap((name, index) =>
        name.includes('/') || STANDARD.includes(name) ? [] : [invalid([...path, index], name, unknown)],
      ),
  );
};

/**
 * The names of finalizers alone: a disruption budget's may be without a domain.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go ValidateFinalizers
 */
export const validateFinalizerNames: FinalizerRule = (finalizers, path) => {
  const names = listOf(finalizers).map(textOf);
  const isTornApart = names.includes('foregroundDeletion') && names.includes('orphan');
  const both = 'finalizer orphan and foregroundDeletion cannot be both set';
  return allErrors(
    names.flatMap((name) => qualifiedNameProblems(name).map((problem) => invalid(path, name, problem))),
    isTornApart ? [invalid(path, names, both)] : [],
  );
};
