import { located, type Case, type Outcome } from '../../simulation';
import type { Workers } from '../io';
import { localWorker } from './local-worker';
import type { PlainWorld, SimulationWorker } from './simulation-worker';
import { startAll } from './start-all';
import { WorkThrough } from './work-through';
import type { SimulatedWorld } from './world-of';

/** What takes less is done before other threads have started, in milliseconds. */
const WORTH_THREADS = 500;

/** How to go about it. */
export interface WorstAllOptions {
  /** The same world for other threads. */
  readonly plain: () => PlainWorld;
  readonly workers?: Workers | undefined;
  /** Milliseconds since whenever. */
  readonly now: () => number;
  readonly progress: (done: number, last: Case) => void;
}

/** Runs all cases at their worst: in this thread, and in others as well where it takes its time. */
export async function worstAll(
  here: SimulatedWorld,
  cases: readonly Case[],
  { plain, workers, now, progress }: WorstAllOptions,
): Promise<readonly Outcome[]> {
  const begin = now();
  const local = localWorker(here);
  let others: readonly SimulationWorker[] = [];
  let done = 0;
  const callOthers = () => {
    if (!workers || others.length > 0 || now() - begin < WORTH_THREADS) return;
    others = startAll(workers, Math.min(workers.count - 1, work.left), plain());
    for (const worker of others) work.join(worker);
  };
  const work = new WorkThrough(
    cases,
    async (worker: SimulationWorker, one) => {
      const outcome = await worker.worst(one);
      return worker === local ? outcome : located(here.world, one, outcome);
    },
    (one) => {
      progress((done += 1), one);
      callOthers();
    },
  );
  try {
    work.join(local);
    return await work.all();
  } finally {
    for (const worker of others) worker.end();
  }
}
