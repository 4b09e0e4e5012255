import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { dnsLabelProblems } from '../values/dns-name-problems';
import { invalid, required, type FieldError } from '../field-error';
import { NO_ERRORS } from '../values/if-set';
import { isSet, objectOf, textOf } from '../values/json';
import type { NameProblems } from '../values/name-problems';
import { validateOptionalName } from '../values/name-errors';
import { givenName } from './given-name';
import { validateFinalizers, type FinalizerRule } from './validate-finalizers';
import { validateOwners } from './validate-owners';
import { validateAnnotations, validateLabels } from './validate-labels';

/**
 * The metadata of an object in a namespace. An absent namespace is the client's, so it is not missed.
 *
 * @param nameProblems what the names of this kind have to look like
 * @param finalizersOf how its finalizers are looked at. Default: as those of nearly every kind
 * @see staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go ValidateObjectMetaAccessor
 */
export function validateObjectMeta(
  metadata: unknown,
  nameProblems: NameProblems,
  path: FieldPath,
  finalizersOf: FinalizerRule = validateFinalizers,
): readonly FieldError[] {
  const { generateName, namespace, labels, annotations } = objectOf(metadata);
  const { ownerReferences, finalizers } = objectOf(metadata);
  return allErrors(
    validateNames(givenName(objectOf(metadata)), textOf(generateName), nameProblems, path),
    validateOptionalName(namespace, dnsLabelProblems, [...path, 'namespace']),
    validateLabels(labels, [...path, 'labels']),
    validateAnnotations(annotations, [...path, 'annotations']),
    isSet(ownerReferences) ? validateOwners(ownerReferences, [...path, 'ownerReferences']) : NO_ERRORS,
    isSet(finalizers) ? finalizersOf(finalizers, [...path, 'finalizers']) : NO_ERRORS,
  );
}

function validateNames(name: string, prefix: string, problems: NameProblems, path: FieldPath): readonly FieldError[] {
  const ofPrefix = prefix === '' ? [] : problems(maskTrailingDash(prefix));
  return allErrors(
    ofPrefix.map((problem) => invalid([...path, 'generateName'], prefix, problem)),
    name === ''
      ? [required([...path, 'name'], 'name or generateName is required')]
      : validateName(name, problems, [...path, 'name']),
  );
}

function validateName(name: string, problems: NameProblems, path: FieldPath): readonly FieldError[] {
  return problems(name).map((problem) => invalid(path, name, problem));
}

/** A prefix may end with a dash, because something follows it. */
function maskTrailingDash(prefix: string): string {
  return prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -2)}a` : prefix;
}
