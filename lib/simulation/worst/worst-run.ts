import type { Setting } from '../model/setting';
import type { ScenarioName } from '../scenario';
import { settingFor } from '../scenarios/setting-for';
import { type WorstCase, worstCases } from './adversaries';
import { isWorse } from './is-worse';
import type { Ran } from './ran';
import { RunMemory } from './run-memory';

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
  let worst: WorstRun | undefined;
  for (const worstCase of worstCases(settingFor(setting, scenario), scenario, connections)) {
    const ran = memory.run(worstCase, scenario);
    if (!worst || isWorse(ran, worst.ran)) worst = { worstCase, ran };
  }
  return worst as WorstRun;
}
