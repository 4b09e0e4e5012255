import { formatFieldPath, type FieldPath } from '../field-path';

/** What is wrong with a field, in the API server's classes. */
export type FieldErrorType = 'Invalid' | 'Required' | 'Forbidden' | 'NotSupported' | 'Duplicate' | 'TypeInvalid';

/**
 * One reason for which the API server refuses an object.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/util/validation/field/errors.go
 */
export interface FieldError {
  readonly path: FieldPath;
  readonly type: FieldErrorType;
  /** The value that is refused; none for what is missing or forbidden. */
  readonly value?: unknown;
  /** What is wrong with it, in the API server's words; may be empty. */
  readonly detail: string;
}

/** A value that breaks a rule. */
export function invalid(path: FieldPath, value: unknown, detail: string): FieldError {
  return { path, type: 'Invalid', value, detail };
}

/** A field that has to be set. */
export function required(path: FieldPath, detail = ''): FieldError {
  return { path, type: 'Required', detail };
}

/** A field that may not be set here. */
export function forbidden(path: FieldPath, detail: string): FieldError {
  return { path, type: 'Forbidden', detail };
}

/** A value that is none of the possible ones. */
export function notSupported(path: FieldPath, value: unknown, supported: readonly string[]): FieldError {
  const detail = `supported values: ${supported.map((one) => JSON.stringify(one)).join(', ')}`;
  return { path, type: 'NotSupported', value, detail };
}

/** A value that stands there twice. */
export function duplicate(path: FieldPath, value: unknown): FieldError {
  return { path, type: 'Duplicate', value, detail: '' };
}

const WORDS: Readonly<Record<FieldErrorType, string>> = {
  Invalid: 'Invalid value',
  Required: 'Required value',
  Forbidden: 'Forbidden',
  NotSupported: 'Unsupported value',
  Duplicate: 'Duplicate value',
  TypeInvalid: 'Invalid value',
};

/**
 * An error in the API server's own words: `spec.replicas: Invalid value: -1: must be greater than or equal to 0`.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/util/validation/field/errors.go ErrorBody
 */
export function formatFieldError({ path, type, value, detail }: FieldError): string {
  const named =
    type === 'Required' || type === 'Forbidden' ? [WORDS[type]] : [WORDS[type], JSON.stringify(value ?? null)];
  return [formatFieldPath(path), ...named, ...(detail === '' ? [] : [detail])].join(': ');
}
