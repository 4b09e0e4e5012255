import { sampleRuns } from '../../simulation';
import type { SampleWorker, SampleWorld } from './sample-world';
import { worldOf } from './world-of';

/** Runs samples in this thread, and lets others have their turn between tasks. */
export function localWorker(given: SampleWorld): SampleWorker {
  const { world, options } = worldOf(given);
  return {
    run: async (task) => {
      await new Promise((resolve) => setImmediate(resolve));
      return sampleRuns(world, task.case, options, task.firstSeed, task.count);
    },
    end: () => undefined,
  };
}
