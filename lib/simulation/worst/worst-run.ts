import type { Recorder, Sim } from '../world/sim';
import { worstBy } from '../latency/draw';
import type { Setting } from '../model/setting';
import type { ScenarioName } from '../scenario';
import { SCRIPTS } from '../scenarios/scripts';
import { settingFor } from '../scenarios/setting-for';
import { runScript } from '../world/run-script';
import { type WorstCase, worstCases } from './adversaries';
import { crowded } from './crowded';
import { isWorse } from './is-worse';

/** A worst case, and what it came to. */
export interface WorstRun {
  readonly worstCase: WorstCase;
  readonly sim: Sim;
}

/** Runs a scenario in every worst case, and keeps the one that loses most; the first one of several. */
export function worstRun(setting: Setting, scenario: ScenarioName, connections?: 'new' | 'keep-alive'): WorstRun {
  let worst: WorstRun | undefined;
  for (const worstCase of worstCases(settingFor(setting, scenario), scenario, connections)) {
    const sim = runWorstCase(worstCase, scenario);
    if (!worst || isWorse(sim, worst.sim, scenario)) worst = { worstCase, sim };
  }
  return worst as WorstRun;
}

/** Runs one worst case, and writes down what happens where somebody wants to see it. */
export function runWorstCase({ setting }: WorstCase, scenario: ScenarioName, recorder?: Recorder): Sim {
  return runScript(
    setting,
    worstBy(setting.adversary),
    { ...SCRIPTS[scenario], placed: crowded(setting, scenario) },
    recorder,
  );
}
