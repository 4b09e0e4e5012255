import type { World } from '../../../workload';
import type { Case } from '../../case';
import { besideOf, workloadOf } from '../../read-case';
import type { SimulateOptions } from '../../simulate-options';
import type { Sim } from '../../world/sim';
import { releaseSaid } from '../release-said';
import { askerAssumptions } from './asker-assumptions';
import { assumptionsOf } from './assumptions';
import { gateAssumptions } from './gate-assumptions';

/** What the outcome of a case takes for granted, of a worst run and of drawn ones alike: but for what is not modelled. */
export function outcomeAssumptions(world: World, one: Case, sim: Sim, options: SimulateOptions): readonly string[] {
  const workload = workloadOf(world, one, options);
  return [
    ...assumptionsOf(workload, besideOf(world, one, options), sim, one.scenario, options),
    ...askerAssumptions(workload, world),
    ...gateAssumptions(workload, world),
    ...releaseSaid(world, workload, sim.setting, one.scenario, options),
  ];
}
