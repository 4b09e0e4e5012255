import {
  changedOutcomes,
  EqualWorkloads,
  findChange,
  noPlaceTaken,
  RunMemory,
  sampleRuns,
  worstOutcome,
  type Case,
  type Outcome,
} from '../../simulation';
import { placed } from './placed';
import type { Simulated, SimulationWorker } from './simulation-worker';
import type { SimulatedWorld } from './world-of';

/** Simulates in this thread, and lets others have their turn between tasks. */
export function localWorker(simulated: SimulatedWorld): SimulationWorker {
  const { world, options, showsChange } = simulated;
  const memory = new RunMemory();
  const equals = new EqualWorkloads<Simulated>(world, options);
  return {
    samples: async (task) => {
      await turn();
      return sampleRuns(world, task.case, options, task.firstSeed, task.count);
    },
    simulate: async (cases) => {
      const workload = world.workloads[cases[0]?.index ?? -1];
      const inPlace = (one: Simulated) => placed(simulated, cases, one);
      const known = workload && equals.told(workload, inPlace);
      if (known) return known;
      const outcomes: Outcome[] = [];
      for (const one of cases) {
        await turn();
        outcomes.push(worstOutcome(world, one, options, memory));
      }
      await turn();
      const change = changeFor(simulated, cases, outcomes, memory);
      const changed = change && showsChange ? changedOutcomes(world, cases, change, options, memory) : undefined;
      const told = { outcomes, ...(change && { change }), ...(changed && { changed }) };
      if (workload) equals.learn(workload, told, inPlace);
      return told;
    },
    end: () => undefined,
  };
}

function turn(): Promise<unknown> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** The change of the workload that cases are about, where it is wanted, and there is anything to mend. */
function changeFor(
  { world, options }: SimulatedWorld,
  [first]: readonly Case[],
  [outcome]: readonly Outcome[],
  memory: RunMemory,
) {
  if (first?.isGone) return outcome && options.fix !== false ? noPlaceTaken(outcome) : undefined;
  const workload = first && world.workloads[first.index];
  return workload && options.fix !== false ? findChange(world, workload, options, memory) : undefined;
}
