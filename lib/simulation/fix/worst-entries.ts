import type { World } from '../../workload';
import type { Entry } from '../account/account';
import type { Case } from '../case';
import { readCase } from '../read-case';
import { settingFor } from '../scenarios/setting-for';
import type { SimulateOptions } from '../simulate-options';
import { worstCases } from '../worst/adversaries';
import { runWorstCase } from '../worst/worst-run';

/** Everything that is lost in any worst case. */
export function worstEntries(world: World, one: Case, options: SimulateOptions): readonly Entry[] {
  const setting = { ...settingFor(readCase(world, one, options).setting, one.scenario), records: true };
  return worstCases(setting, one.scenario, options.connections).flatMap(
    (worstCase) => runWorstCase(worstCase, one.scenario).account.entries ?? [],
  );
}
