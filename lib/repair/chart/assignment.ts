import type { Json } from '../../kubernetes';

/** A value, by its keys. */
export interface Assignment {
  readonly path: readonly string[];
  readonly value: Json;
}
