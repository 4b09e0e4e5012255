import type { Violation } from '../rule';

/** The assumptions that a violation rests on; what is `undefined` or `false` has been stated, or does not matter. */
export function restingOn(...assumptions: readonly (string | false | undefined)[]): Pick<Violation, 'assumptions'> {
  const named = assumptions.filter((assumption) => typeof assumption === 'string');
  return named.length === 0 ? {} : { assumptions: [...new Set(named)] };
}
