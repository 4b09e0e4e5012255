import type { World } from '../../workload';
import type { Entry } from '../account/account';
import type { Case } from '../case';
import { settingsOf } from '../read-case';
import type { Setting } from '../model/setting';
import { settingFor } from '../scenarios/setting-for';
import type { SimulateOptions } from '../simulate-options';
import { worstCases } from '../worst/adversaries';
import { runWorstCase } from '../worst/worst-run';

/** A search runs often: so many replicas lose in the same way as thousands, and what it finds is proved with all. */
const FEW = 20;

function few(setting: Setting): Setting {
  const { subject } = setting;
  const { replicas, wanted } = subject;
  if (replicas <= FEW) return setting;
  const fewer = { replicas: FEW, ...(wanted !== undefined && { wanted: Math.ceil((wanted * FEW) / replicas) }) };
  return { ...setting, subject: { ...subject, ...fewer } };
}

/** Everything that is lost in any worst case. */
export function worstEntries(world: World, one: Case, options: SimulateOptions): readonly Entry[] {
  const { scenario } = one;
  return settingsOf(world, one, options)
    .map((setting) => ({ ...settingFor(few(setting), scenario), records: true }))
    .flatMap((setting) => worstCases(setting, scenario, options.connections))
    .flatMap((worstCase) => runWorstCase(worstCase, scenario).account.entries ?? []);
}
