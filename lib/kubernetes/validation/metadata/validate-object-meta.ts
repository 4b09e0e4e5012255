import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { dnsLabelProblems } from '../values/dns-name-problems';
import { invalid, required, type FieldError } from '../field-error';
import { objectOf, textOf } from '../values/json';
import type { NameProblems } from '../values/name-problems';
import { validateAnnotations, validateLabels } from './validate-labels';
import { validateNonNegative } from '../values/validate-number';

/**
 * The metadata of an object in a namespace. An absent namespace is the client's, so it is not missed.
 *
 * @param nameProblems what the names of this kind have to look like
 * @see staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go ValidateObjectMetaAccessor
 */
export function validateObjectMeta(
  metadata: unknown,
  nameProblems: NameProblems,
  path: FieldPath,
): readonly FieldError[] {
  const { name, generateName, namespace, generation, labels, annotations } = objectOf(metadata);
  return allErrors(
    validateNames(textOf(name), textOf(generateName), nameProblems, path),
    textOf(namespace) === '' ? [] : validateName(textOf(namespace), dnsLabelProblems, [...path, 'namespace']),
    validateNonNegative(generation, [...path, 'generation']),
    validateLabels(labels, [...path, 'labels']),
    validateAnnotations(annotations, [...path, 'annotations']),
  );
}

function validateNames(name: string, prefix: string, problems: NameProblems, path: FieldPath): readonly FieldError[] {
  const generated = name === '' && prefix !== '' ? `${prefix}xxxxx` : name;
  const ofPrefix = prefix === '' ? [] : problems(maskTrailingDash(prefix));
  return allErrors(
    ofPrefix.map((problem) => invalid([...path, 'generateName'], prefix, problem)),
    generated === ''
      ? [required([...path, 'name'], 'name or generateName is required')]
      : validateName(generated, problems, [...path, 'name']),
  );
}

function validateName(name: string, problems: NameProblems, path: FieldPath): readonly FieldError[] {
  return problems(name).map((problem) => invalid(path, name, problem));
}

/** A prefix may end with a dash, because something follows it. */
function maskTrailingDash(prefix: string): string {
  return prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -2)}a` : prefix;
}
