import type { World } from '../../workload';
import type { Case } from '../case';
import { frozen } from '../frozen';
import { notModelled } from '../modelled/not-modelled';
import type { Outcome } from '../outcome';
import { besideOf, workloadOf, workloadsOf, worldOf } from '../read-case';
import { Recording } from '../recording';
import type { SimulateOptions } from '../simulate-options';
import { outcomeAssumptions } from '../verdict/assumptions/outcome-assumptions';
import { doubtsOf, sampleDoubts } from '../verdict/doubts';
import { scenarioDoubts } from '../verdict/scenario-doubts';
import { endOf } from '../verdict/end-of';
import { floorOf } from '../verdict/floor';
import { loadOf } from '../verdict/load-of';
import { lossesOf } from '../verdict/losses';
import { verdictOf } from '../verdict/verdict-of';
import { basicsOf, countsOf, shownUntil } from '../worst-outcome';
import { runSample } from './run-sample';
import { sampledSetting } from './sample-runs';
import type { Samples } from './samples';
import { summarise } from './summarise';

/** What the sampled runs of a case say together; the losses and the timeline are those of the run in the middle. */
export function sampledOutcome(world: World, one: Case, options: SimulateOptions, samples: Samples): Outcome {
  const workload = workloadOf(world, one, options);
  const companions = besideOf(world, one, options);
  const setting = { ...sampledSetting(world, one, options), records: true };
  const { scenario } = one;
  const sampled = summarise(samples, setting.until);
  const recording = new Recording();
  const sim = runSample(setting, { scenario, recorder: recording }, sampled.medianSeed);
  const end = endOf(sim, scenario);
  const loses = Math.max(sim.account.lost, sampled.lost.mean);
  const floor = floorOf(setting, scenario, loses);
  const left = notModelled(workload, worldOf(world, one, options));
  const doubts = [
    ...doubtsOf(end, companions),
    ...sampleDoubts(samples),
    ...scenarioDoubts(world, workload, scenario, options),
    ...left.open,
  ];
  return frozen<Outcome>({
    ...basicsOf(workload, one),
    mode: 'sampled',
    load: loadOf(setting),
    rate: setting.clients.rate,
    replicas: setting.subject.needed ?? setting.subject.wanted ?? setting.subject.replicas,
    verdict: verdictOf({ lost: loses, floor, end, doubts }, scenario),
    doubts,
    ...countsOf(sim, floor, end),
    losses: lossesOf(sim, workloadsOf(world, one, options)),
    assumptions: [...outcomeAssumptions(world, one, sim, options), ...left.assumed],
    timeline: recording.timeline(shownUntil(sim, end)),
    sampled,
  });
}
