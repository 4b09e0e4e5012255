import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { invalid, tooLongValue, type FieldError } from '../field-error';
import { bytesOf } from '../values/bytes-of';
import { NO_ERRORS } from '../values/if-set';
import { objectOf, textOf, type JsonObject } from '../values/json';
import { labelValueProblems, qualifiedNameProblems } from '../values/label-problems';
import { own } from '../../values/own';

const LARGEST_ANNOTATIONS = 256 * 1024;

/**
 * The key of a label.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go ValidateLabelName
 */
export function validateQualifiedName(name: string, path: FieldPath): readonly FieldError[] {
  return qualifiedNameProblems(name).map((problem) => invalid(path, name, problem));
}

/**
 * Labels, or another mapping of label keys to label values.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go ValidateLabels
 */
export function validateLabels(labels: unknown, path: FieldPath): readonly FieldError[] {
  const all = objectOf(labels);
  return Object.keys(all).flatMap((key) => validateLabel(key, textOf(own(all, key)), path));
}

function validateLabel(key: string, value: string, path: FieldPath): readonly FieldError[] {
  const [ofKey, ofValue] = [qualifiedNameProblems(key), labelValueProblems(value)];
  if (ofKey.length + ofValue.length === 0) return NO_ERRORS;
  return allErrors(
    ofKey.map((problem) => invalid(path, key, problem)),
    ofValue.map((problem) => invalid(path, value, problem)),
  );
}

/**
 * Annotations: keys like those of labels, in upper or lower case, and any values, of 256 KiB together.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go ValidateAnnotations
 */
export function validateAnnotations(annotations: unknown, path: FieldPath): readonly FieldError[] {
  const all = objectOf(annotations);
  return allErrors(
    Object.keys(all).flatMap((key) =>
      qualifiedNameProblems(key.toLowerCase()).map((problem) => invalid(path, key, problem)),
    ),
    sizeOf(all) > LARGEST_ANNOTATIONS ? [tooLongValue(path, `may not be more than ${LARGEST_ANNOTATIONS} bytes`)] : [],
  );
}

/** Keys and values together, in UTF-8. */
function sizeOf(annotations: JsonObject): number {
  return Object.entries(annotations).reduce((size, [key, value]) => size + bytesOf(key) + bytesOf(textOf(value)), 0);
}
