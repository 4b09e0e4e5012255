import { type ByCause, type Cause, CAUSE_NAMES } from '../cause';
import { drawCount } from '../engine/draw-count';
import { seededRandom } from '../engine/random';
import type { Recorder, Sim } from '../world/sim';
import { sampledBy } from '../latency/draw';
import type { Setting } from '../model/setting';
import type { ScenarioName } from '../scenario';
import { SCRIPTS } from '../scenarios/scripts';
import { settingFor } from '../scenarios/setting-for';
import { runScript } from '../world/run-script';
import { endOf } from '../verdict/end-of';
import { behaving } from '../worst/adversaries';
import type { Sample } from './samples';
import type { Script } from '../world/script';

/** What is done with a sample: one of its scripts, and who writes down what happens. */
export interface SampleRun {
  readonly scenario: ScenarioName;
  /** @default the scenario's own */
  readonly script?: Script;
  readonly recorder?: Recorder;
}

/** Runs a scenario once, with latencies drawn by a seed. */
export function runSample(setting: Setting, { scenario, script, recorder }: SampleRun, seed: number): Sim {
  const draw = sampledBy(seed, setting.freeProcessors);
  const known = behaving(settingFor(setting, scenario), drawBehaviour(draw.between(0, 1, 0)));
  return runScript(known, draw, script ?? SCRIPTS[scenario], recorder);
}

/** An application that nobody knows does each of the things that one may do as often as the others. */
function drawBehaviour(chance: number): { readonly kind: 'drains' | 'exits' | 'ignores' } {
  if (chance < 1 / 3) return { kind: 'drains' };
  return { kind: chance < 2 / 3 ? 'exits' : 'ignores' };
}

/** Requests come at random moments: where so many are lost on the average, whole ones are, by chance. */
function wholeRequests({ account }: Sim, seed: number): ByCause {
  const random = seededRandom(-seed - 1);
  const whole: Partial<Record<Cause, number>> = {};
  for (const cause of CAUSE_NAMES) {
    const requests = drawCount(account.byCause[cause] ?? 0, account.variance[cause] ?? 0, random);
    if (requests > 0) whole[cause] = requests;
  }
  return whole;
}

/** What a run came to. */
export function sampleOf(sim: Sim, scenario: ScenarioName, seed: number): Sample {
  const { lowestCapacity, subject } = sim;
  const lostByCause = wholeRequests(sim, seed);
  const end = endOf(sim, scenario);
  return {
    seed,
    lost: Object.values(lostByCause).reduce((sum, requests) => sum + requests, 0),
    lostByCause,
    lowestCapacity: Number.isFinite(lowestCapacity) ? lowestCapacity : subject.replicas,
    mostPods: subject.most,
    events: sim.queue.count,
    ...(end.done ? { complete: end.complete, settled: end.settled } : end.isCutOff && { isCutOff: end.isCutOff }),
    ...(subject.firstComplete !== undefined && { firstComplete: subject.firstComplete }),
  };
}
