import type { Case } from '../../simulation';
import type { Workers } from '../io';
import { failedOn } from './failed-on';
import { InOrder } from './in-order';
import { localWorker } from './local-worker';
import { placed } from './placed';
import type { PlainWorld, Simulated, SimulationWorker } from './simulation-worker';
import { startAll } from './start-all';
import { WorkThrough } from './work-through';
import type { SimulatedWorld } from './world-of';

/** What takes less is done before other threads have started, in milliseconds. */
const WORTH_THREADS = 500;

/** How to go about it. */
export interface SimulateAllOptions {
  /** The same world for other threads. */
  readonly plain: () => PlainWorld;
  readonly workers?: Workers | undefined;
  /** Milliseconds since whenever. */
  readonly now: () => number;
  readonly progress: (done: number, last: Case) => void;
  /** Is given each workload's results, in their order, and says what is kept of them. */
  readonly keep: (simulated: Simulated) => Simulated;
}

/**
 * Runs all cases at their worst, and looks for the change of each workload: in this thread, and in others as well where
 * it takes its time. A workload is simulated by one thread, which remembers what it has run.
 */
export async function simulateAll(
  here: SimulatedWorld,
  cases: readonly Case[],
  { plain, workers, now, progress, keep }: SimulateAllOptions,
): Promise<readonly Simulated[]> {
  const begin = now();
  const local = localWorker(here);
  let others: readonly SimulationWorker[] = [];
  let done = 0;
  const callOthers = () => {
    if (!workers || workers.count < 2 || others.length > 0 || now() - begin < WORTH_THREADS) return;
    others = startAll(workers, Math.min(workers.count - 1, work.left), plain());
    for (const worker of others) work.join(worker);
  };
  const tasks = byWorkload(cases);
  const results = new InOrder(tasks, keep);
  const work = new WorkThrough(
    tasks,
    async (worker: SimulationWorker, its) => {
      const simulated = await worker.simulate(its).catch((error: unknown) => ({
        outcomes: [],
        failed: failedOn(here, its, error),
      }));
      results.done(its, worker === local ? simulated : placed(here, its, simulated));
    },
    (its) => {
      done += its.length;
      progress(done, its.at(-1) as Case);
      callOthers();
    },
  );
  try {
    work.join(local);
    await work.all();
    return results.kept;
  } finally {
    for (const worker of others) worker.end();
  }
}

function byWorkload(cases: readonly Case[]): readonly (readonly Case[])[] {
  const groups = new Map<string, Case[]>();
  for (const one of cases) {
    const key = `${one.index}${one.isGone ? ' gone' : ''}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}
