import { formatFieldPath, type FieldPath } from '../values/field-path';

/**
 * What is wrong with a field: the API server's classes, and before them what keeps it from reading the object at all (a
 * value of a wrong type, a field that does not exist, a kind that it does not serve).
 */
export type FieldErrorType =
  | 'Invalid'
  | 'Required'
  | 'Forbidden'
  | 'NotSupported'
  | 'Duplicate'
  | 'TooLong'
  | 'TooMany'
  | 'NotFound'
  | 'TypeInvalid'
  | 'Mistyped'
  | 'Unknown'
  | 'Unserved';

/** The classes of what cannot be read. */
const UNREADABLE: ReadonlySet<FieldErrorType> = new Set(['Mistyped', 'Unknown', 'Unserved']);

/** Whether the object cannot even be read: the API server looks at nothing else then. */
export function isStructural({ type }: FieldError): boolean {
  return UNREADABLE.has(type);
}

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

/** A name that nothing has. */
export function notFound(path: FieldPath, value: unknown, detail = ''): FieldError {
  return { path, type: 'NotFound', value, detail };
}

/** A text that is too long. */
export function tooLongValue(path: FieldPath, detail: string): FieldError {
  return { path, type: 'TooLong', detail };
}

/** Too many entries. */
export function tooMany(path: FieldPath, count: number, most: number): FieldError {
  return { path, type: 'TooMany', value: count, detail: `must have at most ${most} item${most === 1 ? '' : 's'}` };
}

/** A value that cannot be decoded. It is not kept: it may be a secret. */
export function mistyped(path: FieldPath, detail: string): FieldError {
  return { path, type: 'Mistyped', detail };
}

/** A field that does not exist. */
export function unknownField(path: FieldPath): FieldError {
  return { path, type: 'Unknown', detail: `unknown field ${JSON.stringify(formatFieldPath(path))}` };
}

/** A kind that the API server does not serve. */
export function unserved(path: FieldPath, detail: string): FieldError {
  return { path, type: 'Unserved', detail };
}

const WORDS: Readonly<Record<Exclude<FieldErrorType, 'Mistyped' | 'Unknown' | 'Unserved'>, string>> = {
  Invalid: 'Invalid value',
  Required: 'Required value',
  Forbidden: 'Forbidden',
  NotSupported: 'Unsupported value',
  Duplicate: 'Duplicate value',
  TooLong: 'Too long',
  TooMany: 'Too many',
  NotFound: 'Not found',
  TypeInvalid: 'Invalid value',
};

const WITHOUT_VALUE: ReadonlySet<FieldErrorType> = new Set(['Required', 'Forbidden', 'TooLong']);

/**
 * An error in the API server's own words: `spec.replicas: Invalid value: -1: must be greater than or equal to 0`, or
 * without the path where the server names none of its own.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/util/validation/field/errors.go ErrorBody
 */
export function formatFieldError(error: FieldError): string {
  const { path, type, value, detail } = error;
  switch (type) {
    case 'Mistyped':
    case 'Unserved':
      return detail;
    case 'Unknown':
      return `strict decoding error: ${detail}`;
    default: {
      const named = WITHOUT_VALUE.has(type) ? [WORDS[type]] : [WORDS[type], JSON.stringify(value ?? null)];
      return [formatFieldPath(path), ...named, ...(detail === '' ? [] : [detail])].join(': ');
    }
  }
}
