import { isObject } from '../../kubernetes';

/** What is written in a field, to stand in a sentence: of a mapping or a list, which may hold anything, only that it is one. */
export function asWritten(value: unknown): string {
  if (isObject(value)) return 'a mapping';
  if (Array.isArray(value)) return 'a list';
  return String(value ?? 'nothing');
}
