import { settingsOf } from '../read-case';
import { applies } from '../cases-of';
import type { Ran } from '../worst/ran';
import { worstOf } from '../worst/worst-of';
import type { Edit } from './change';
import { editedWorld } from './edited-world';
import type { Asked } from './trials';

/** What each scenario comes to with edits, in their order, with as many replicas as there are; nothing where it cannot happen. */
export function worstOfAll(asked: Asked, edits: readonly Edit[]): readonly (Ran | undefined)[] {
  const { cases, options, memory, workload } = asked;
  const world = editedWorld(asked.world, workload, edits);
  const its = world.workloads[0] ?? workload;
  return cases.map((one) => {
    if (!applies(one.scenario, its)) return undefined;
    return worstOf(settingsOf(world, one, options), one.scenario, options.connections, memory).ran;
  });
}
