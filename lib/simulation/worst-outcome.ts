import { maxOf } from '../kubernetes';
import type { Workload, World } from '../workload';
import type { Case } from './case';
import type { Sim } from './world/sim';
import type { End, Floor, Outcome } from './outcome';
import { frozen } from './frozen';
import { notModelled } from './modelled/not-modelled';
import { besideOf, settingsOf, workloadOf, workloadsOf, worldOf } from './read-case';
import { Recording } from './recording';
import { isVoluntary, SCENARIOS } from './scenario';
import type { SimulateOptions } from './simulate-options';
import { outcomeAssumptions } from './verdict/assumptions/outcome-assumptions';
import { doubtsOf } from './verdict/doubts';
import { endOf } from './verdict/end-of';
import { loadOf } from './verdict/load-of';
import { floorOf } from './verdict/floor';
import { lossesOf } from './verdict/losses';
import { stuckBlame } from './verdict/stuck-blame';
import { scenarioDoubts } from './verdict/scenario-doubts';
import { verdictOf } from './verdict/verdict-of';
import { RunMemory } from './worst/run-memory';
import { runWorstCase } from './worst/run-worst-case';
import { worstOf } from './worst/worst-of';

/**
 * Runs a case with everything at its worst for the requests.
 *
 * @param memory what equal runs came to. @default nothing has been run
 */
export function worstOutcome(
  world: World,
  one: Case,
  options: SimulateOptions = {},
  memory: RunMemory = new RunMemory(),
): Outcome {
  const workload = workloadOf(world, one, options);
  const { scenario } = one;
  const companions = besideOf(world, one, options);
  const { worstCase } = worstOf(settingsOf(world, one, options), scenario, options.connections, memory);
  const { setting } = worstCase;
  const recording = new Recording();
  const sim = runWorstCase({ setting: { ...setting, records: true } }, scenario, recording);
  const floor = floorOf(setting, scenario, sim.account.lost, memory);
  const end = blamed(endOf(sim, scenario), workload, sim);
  const left = notModelled(workload, worldOf(world, one, options));
  const doubts = [...doubtsOf(end, companions), ...scenarioDoubts(world, workload, scenario, options), ...left.open];
  const verdict = verdictOf({ lost: sim.account.lost, floor, end, doubts }, scenario);
  const outcome: Outcome = {
    ...basicsOf(workload, one),
    mode: 'worst',
    adversary: worstCase.words,
    load: loadOf(setting),
    rate: setting.clients.rate,
    replicas: setting.subject.needed ?? setting.subject.wanted ?? setting.subject.replicas,
    verdict,
    doubts,
    ...countsOf(sim, floor, end),
    losses: lossesOf(sim, workloadsOf(world, one, options)),
    assumptions: [...outcomeAssumptions(world, one, sim, options), ...left.assumed],
    timeline: recording.timeline(shownUntil(sim, end)),
  };
  return frozen(outcome);
}

/** What never ends is blamed on a field, where it is to do with one. */
function blamed(end: End, workload: Workload, sim: Sim): End {
  if (end.done || end.isCutOff) return end;
  const blame = stuckBlame(workload, sim, end.why);
  return blame ? { ...end, blame } : end;
}

/** What a case is about. */
export function basicsOf(
  workload: Workload,
  { scenario, isGone }: Pick<Case, 'scenario' | 'isGone'>,
): Pick<Outcome, 'workload' | 'file' | 'scenario' | 'title' | 'voluntary'> {
  const { file } = workload.manifest;
  return {
    workload: workload.identity,
    ...(file !== undefined && { file }),
    scenario,
    title: isGone ? 'release that takes it away' : SCENARIOS[scenario].title,
    voluntary: isVoluntary(scenario),
  };
}

/** What a run has counted. */
export function countsOf(
  { account, setting, lowestCapacity, subject }: Sim,
  floor: Floor,
  end: End,
): Pick<Outcome, 'lost' | 'lostSeconds' | 'lostByCause' | 'floor' | 'lowestCapacity' | 'mostPods' | 'end'> {
  return {
    lost: account.lost,
    lostSeconds: account.lost / setting.clients.rate,
    lostByCause: account.byCause,
    floor,
    lowestCapacity: Number.isFinite(lowestCapacity) ? lowestCapacity : subject.replicas,
    mostPods: subject.most,
    end,
  };
}

/** A little longer than anything happens; of what never ends, and of losses that do not, the first minutes. */
export function shownUntil(sim: Sim, end: End): number {
  const last = maxOf(
    (sim.account.entries ?? []).map(({ to }) => to),
    0,
  );
  if (end.done) return Math.min(Math.max(end.settled, last), end.settled + NEVER_SHOWN) + 2;
  return Math.min(sim.setting.until, NEVER_SHOWN);
}

const NEVER_SHOWN = 120;
