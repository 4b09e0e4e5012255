/** How many replicas an autoscaler keeps that no manifest shows. */
export interface StatedReplicas {
  readonly min: number;
  readonly max: number;
}

/** A range of replicas as an annotation says it: `3..20`. */
export function formatReplicas({ min, max }: StatedReplicas): string {
  return `${min}..${max}`;
}

/**
 * Reads what {@link formatReplicas} writes.
 *
 * @throws RangeError for anything else, and for a range that ends before it begins
 */
export function parseReplicas(text: string): StatedReplicas {
  const [, from, to] = /^\s*(\d{1,9})\s*\.\.\s*(\d{1,9})\s*$/.exec(text) ?? [];
  if (from === undefined || to === undefined)
    throw new RangeError(`'${text.trim()}' is no range; write such as '3..20'`);
  const [min, max] = [Number(from), Number(to)];
  if (min > max) throw new RangeError(`the range ${min}..${max} ends before it begins`);
  return { min, max };
}
