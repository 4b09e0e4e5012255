import type { World } from '../../workload';
import type { Case } from '../case';
import type { Outcome } from '../outcome';
import { isVoluntary } from '../scenario';
import type { SimulateOptions } from '../simulate-options';
import { worstOutcome } from '../worst-outcome';
import type { RunMemory } from '../worst/run-memory';
import type { Change } from './change';
import { editedWorld } from './edited-world';

/**
 * What is done on purpose comes to with a change, or with what comes nearest to one, each at its worst; nothing where
 * there is nothing to change.
 *
 * @param cases of the workload that the change is about
 * @param memory that which the change was found with: then hardly anything is run again
 */
export function changedOutcomes(
  world: World,
  cases: readonly Case[],
  change: Change,
  options: SimulateOptions,
  memory?: RunMemory,
): readonly Outcome[] {
  const edits = 'none' in change ? (change.nearest?.edits ?? []) : change.edits;
  const workload = world.workloads[cases[0]?.index ?? -1];
  if (edits.length === 0 || !workload) return [];
  const changed = editedWorld(world, workload, edits);
  return cases
    .filter(({ scenario }) => isVoluntary(scenario))
    .map((one) => worstOutcome(changed, one, options, memory));
}
