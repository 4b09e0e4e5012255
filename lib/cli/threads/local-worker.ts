import { sampleRuns, worstOutcome } from '../../simulation';
import type { SimulationWorker } from './simulation-worker';
import type { SimulatedWorld } from './world-of';

/** Simulates in this thread, and lets others have their turn between tasks. */
export function localWorker({ world, options }: SimulatedWorld): SimulationWorker {
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return {
    samples: async (task) => {
      await turn();
      return sampleRuns(world, task.case, options, task.firstSeed, task.count);
    },
    worst: async (one) => {
      await turn();
      return worstOutcome(world, one, options);
    },
    end: () => undefined,
  };
}
