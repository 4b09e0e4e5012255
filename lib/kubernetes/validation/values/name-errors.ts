import type { FieldPath } from '../../values/field-path';
import { invalid, required, type FieldError } from '../field-error';
import { textOf } from './json';
import type { NameProblems } from './name-problems';

/** A name that has to be there. */
export function validateNeededName(name: unknown, problems: NameProblems, path: FieldPath): readonly FieldError[] {
  return textOf(name) === '' ? [required(path)] : nameErrors(textOf(name), problems, path);
}

/** A name that may be left out, or be empty. */
export function validateOptionalName(name: unknown, problems: NameProblems, path: FieldPath): readonly FieldError[] {
  return textOf(name) === '' ? [] : nameErrors(textOf(name), problems, path);
}

/** What is wrong with a name, as errors. */
export function nameErrors(name: string, problems: NameProblems, path: FieldPath): readonly FieldError[] {
  return problems(name).map((problem) => invalid(path, name, problem));
}

/** A text that has to be there. */
export function validateNeededText(text: unknown, path: FieldPath, detail?: string): readonly FieldError[] {
  return textOf(text) === '' ? [required(path, detail)] : [];
}
