import { settle } from '../account/routes';
import { newSim } from './new-sim';
import { oneShape } from './one-shape';
import type { Script } from './script';
import type { Recorder, Sim } from './sim';
import type { SimEvent } from './sim-event';
import { step } from './step';
import { run } from '../engine/run';
import type { Draw } from '../latency/draw';
import type { Setting } from '../model/setting';
import { workloadsOf } from '../model/workloads-of';

/** Runs one script in one setting from its action on; everything before has been quiet. */
export function runScript(setting: Setting, draw: Draw, script: Script, recorder?: Recorder): Sim {
  const sim = newSim(oneShape(setting), draw, script, recorder);
  sim.now = 0;
  const action: SimEvent = { at: 0, kind: 'act' };
  run(sim, [action], step, setting.until, mostEvents(setting));
  settle(sim);
  return sim;
}

/** A run has some hundred events for each of its pods, and thousands where one starts for days. */
const EVENTS_OF_A_RUN = 10_000;
const EVENTS_OF_A_POD = 1000;

/**
 * How many events a run may have: one that is watched for years, since a number says so, while something happens every
 * few seconds, would have billions.
 */
function mostEvents(setting: Setting): number {
  const pods = workloadsOf(setting).reduce((sum, { replicas }) => sum + replicas, 0);
  return EVENTS_OF_A_RUN + EVENTS_OF_A_POD * pods;
}
