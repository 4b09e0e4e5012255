import type { Setting } from '../model/setting';
import type { ScenarioName } from '../scenario';
import { settingFor } from '../scenarios/setting-for';
import { type WorstCase, worstCases } from './adversaries';
import { isWorse } from './is-worse';
import type { Ran } from './ran';
import { RunMemory, type Worst } from './run-memory';

/** A worst case, and what it came to. */
export interface WorstRun {
  readonly worstCase: WorstCase;
  readonly ran: Ran;
}

/** Runs a scenario in every worst case, and keeps the one that loses most; the first one of several. */
export function worstRun(
  setting: Setting,
  scenario: ScenarioName,
  connections?: 'new' | 'keep-alive',
  memory: RunMemory = new RunMemory(),
): WorstRun {
  const cases = worstCases(settingFor(setting, scenario), scenario, connections);
  const { place, ran } = memory.worst(setting, scenario, connections, () => worstOfCases(cases, scenario, memory));
  return { worstCase: cases[place] as WorstCase, ran };
}

function worstOfCases(cases: readonly WorstCase[], scenario: ScenarioName, memory: RunMemory): Worst {
  let worst: Worst | undefined;
  for (const [place, worstCase] of cases.entries()) {
    const ran = memory.run(worstCase, scenario);
    if (!worst || isWorse(ran, worst.ran)) worst = { place, ran };
  }
  return worst as Worst;
}
