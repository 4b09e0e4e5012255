import type { DisruptionBudget } from '../../../kubernetes';
import { asObject, type Json, type Manifest } from '../../../workload';
import type { Edit } from '../../rule';
import { readIntOrPercent } from '../rollout/rollout-of';

/** What a budget bounds; nothing where the API server cannot read it, or refuses it since both fields are set. */
export function boundsOf({ object }: Manifest): DisruptionBudget | undefined {
  const { minAvailable, maxUnavailable } = asObject(object['spec']);
  const isReadable = [minAvailable, maxUnavailable].every(
    (value) => isAbsent(value) || readIntOrPercent(value) !== undefined,
  );
  if (!isReadable || (!isAbsent(minAvailable) && !isAbsent(maxUnavailable))) return undefined;
  return { minAvailable: readIntOrPercent(minAvailable), maxUnavailable: readIntOrPercent(maxUnavailable) };
}

function isAbsent(value: Json | undefined): boolean {
  return value === undefined || value === null;
}

/** The field that a budget bounds by, and what it says, in words. */
export function wordBounds(bounds: DisruptionBudget): {
  readonly field: 'minAvailable' | 'maxUnavailable';
  readonly fieldIs: string;
} {
  const field = bounds.maxUnavailable !== undefined ? 'maxUnavailable' : 'minAvailable';
  const value = bounds[field];
  return { field, fieldIs: value === undefined ? 'is not set, and neither is maxUnavailable' : `is ${value}` };
}

/** `maxUnavailable: 1` instead of what there is. What is null is not set: the one field takes the place of the other. */
export function oneAtATime({ minAvailable }: DisruptionBudget): readonly Edit[] {
  const instead = { path: ['spec', 'maxUnavailable'], value: 1 };
  return minAvailable === undefined ? [instead] : [{ path: ['spec', 'minAvailable'], value: null }, instead];
}
