import { settle } from '../account/routes';
import { newSim } from './new-sim';
import type { Script } from './script';
import type { Recorder, Sim } from './sim';
import type { SimEvent } from './sim-event';
import { step } from './step';
import { run } from '../engine/run';
import type { Draw } from '../latency/draw';
import type { Setting } from '../model/setting';

/** Runs one script in one setting from its action on; everything before has been quiet. */
export function runScript(setting: Setting, draw: Draw, script: Script, recorder?: Recorder): Sim {
  const sim = newSim(setting, draw, script, recorder);
  sim.now = 0;
  const action: SimEvent = { at: 0, kind: 'act' };
  run(sim, [action], step, setting.until);
  settle(sim);
  return sim;
}
