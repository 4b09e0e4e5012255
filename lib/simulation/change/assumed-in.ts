import { WORST } from '../latency/draw';
import { besideOf, settingsOf } from '../read-case';
import { assumptionsOf } from '../verdict/assumptions/assumptions';
import { gateAssumptions } from '../verdict/assumptions/gate-assumptions';
import type { Edit } from './change';
import { editedWorld } from './edited-world';
import type { Asked } from './trials';

/** What it rests on, and nobody has stated, that nothing is lost with edits. */
export function assumedIn({ world, workload, cases, options }: Asked, edits: readonly Edit[]): readonly string[] {
  const changed = editedWorld(world, workload, edits);
  const its = changed.workloads[0] ?? workload;
  const said = cases.flatMap((one) => {
    const [setting] = settingsOf(changed, one, options);
    const companions = besideOf(changed, one, options);
    return assumptionsOf(
      its,
      companions,
      { setting, account: { byCause: {} }, subject: { created: 0, model: setting.subject }, draw: WORST },
      one.scenario,
      options,
    );
  });
  return [...new Set([...said, ...gateAssumptions(its, changed)])];
}
