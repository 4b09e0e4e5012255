import type { Json, JsonObject } from '../../kubernetes';

/** What the simulation makes of one field. */
export type Modelled = Read | Assumed | Open | Idle;

/** It is read. What is in it has entries of its own, by its type, unless it is read whole. */
export interface Read {
  readonly is: 'read';
  readonly isWhole?: true;
}

/** It is not read, and what an outcome takes for granted instead is listed with it. */
export interface Assumed extends Sets {
  readonly is: 'assumed';
  readonly words: string;
}

/** It is not read, and could make another verdict: where it is set nothing is called safe. */
export interface Open extends Sets {
  readonly is: 'open';
  readonly words: string;
}

/** It changes nothing of what is simulated. */
export interface Idle {
  readonly is: 'idle';
  readonly why: string;
}

interface Sets {
  /** Whether a value that is written means anything. @default all but null, false, 0, and what is empty */
  readonly when?: Means;
}

/** Whether a value of a field means anything, by what stands beside it. */
export type Means = (value: Json, beside: JsonObject) => boolean;

/** The fields of one of Kubernetes' types, by name. */
export type FieldsOfType = Readonly<Record<string, Modelled>>;

const named = (fields: string, modelled: Modelled): FieldsOfType =>
  Object.fromEntries(fields.split(' ').map((field) => [field, modelled]));

/** Fields that are read, and what is in them. */
export const read = (fields: string): FieldsOfType => named(fields, { is: 'read' });

/** Fields that are read as they are. */
export const whole = (fields: string): FieldsOfType => named(fields, { is: 'read', isWhole: true });

/** Fields that are not read, because of what is said instead. */
export const assumed = (fields: string, words: string, when?: Means): FieldsOfType =>
  named(fields, { is: 'assumed', words, ...(when && { when }) });

/** Fields that are not read, so that nothing is called safe. */
export const open = (fields: string, words: string, when?: Means): FieldsOfType =>
  named(fields, { is: 'open', words, ...(when && { when }) });

/** Fields without effect. */
export const idle = (fields: string, why: string): FieldsOfType => named(fields, { is: 'idle', why });
