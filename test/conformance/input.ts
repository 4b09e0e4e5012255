import type { IntOrPercent } from '../../lib/kubernetes';

/** A field of a case that is a number. */
export function numberIn(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError(`${JSON.stringify(value)} is not a number`);
  return value;
}

/** A field of a case that is a number, or nothing. */
export function optionalNumberIn(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : numberIn(value);
}

/** A field of a case that is a count or a percentage, right or wrong, or nothing. */
export function intOrPercentIn(value: unknown): IntOrPercent | undefined {
  return value === null || value === undefined ? undefined : (value as IntOrPercent);
}

/** The first of these fields that says something; tables of one test spell them differently. */
export function firstOf(...values: readonly unknown[]): unknown {
  return values.find((value) => value !== null && value !== undefined);
}

/** A field of a case that is one of Kubernetes' words; a word that the function does not know is its business. */
export function wordIn<Word extends string>(value: unknown): Word {
  return String(value ?? '') as Word;
}

/** An annotation of the Deployment controller: a whole number, at least 0; anything else is none. */
export function replicasAnnotationIn(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : wordIn<string>(value);
  return /^\d+$/.test(text) && Number(text) < 2 ** 31 ? Number(text) : undefined;
}
