import type { Recorder, Sim } from '../world/sim';
import { worstBy } from '../latency/draw';
import type { ScenarioName } from '../scenario';
import { SCRIPTS } from '../scenarios/scripts';
import { runScript } from '../world/run-script';
import type { WorstCase } from './adversaries';
import { crowded } from './crowded';

/** Runs one worst case, and writes down what happens where somebody wants to see it. */
export function runWorstCase(
  { setting }: Pick<WorstCase, 'setting'>,
  scenario: ScenarioName,
  recorder?: Recorder,
): Sim {
  return runScript(
    setting,
    worstBy(setting.adversary),
    { ...SCRIPTS[scenario], placed: crowded(setting, scenario) },
    recorder,
  );
}
