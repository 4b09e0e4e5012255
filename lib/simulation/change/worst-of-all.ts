import { settingsOf } from '../read-case';
import type { Ran } from '../worst/ran';
import { worstOf } from '../worst/worst-of';
import type { Edit } from './change';
import { editedWorld } from './edited-world';
import type { Asked } from './trials';

/** What each scenario comes to with edits, in their order, with as many replicas as there are. */
export function worstOfAll(asked: Asked, edits: readonly Edit[]): readonly Ran[] {
  const { cases, options, memory, workload } = asked;
  const world = editedWorld(asked.world, workload, edits);
  return cases.map((one) => {
    return worstOf(settingsOf(world, one, options), one.scenario, options.connections, memory).ran;
  });
}
