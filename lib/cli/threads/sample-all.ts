import { mergeSamples, type Case, type NotSimulated, type Samples } from '../../simulation';
import type { Workers } from '../io';
import { failedOn } from './failed-on';
import { localWorker } from './local-worker';
import type { PlainWorld, SampleTask, SimulationWorker } from './simulation-worker';
import { startAll } from './start-all';
import { WorkThrough } from './work-through';
import type { SimulatedWorld } from './world-of';

/** How many runs a worker takes at once: few enough that all end at about the same time. */
const SHARE = 200;

/** Fewer runs than these are done before other threads have started. */
const WORTH_THREADS = 1500;

/** What is to be run. */
export interface SampleAllOptions {
  readonly runs: number;
  readonly seed: number;
  /** The same world for other threads. */
  readonly plain: () => PlainWorld;
  readonly workers?: Workers | undefined;
  readonly progress: (done: number, all: number) => void;
}

/** Runs all cases many times, on all workers; what comes out does not depend on how many there are. */
export async function sampleAll(
  here: SimulatedWorld,
  cases: readonly Case[],
  { runs, seed, plain, workers, progress }: SampleAllOptions,
): Promise<readonly (Samples | NotSimulated)[]> {
  const failures = new Map<Case, NotSimulated>();
  const tasks = cases.flatMap((one) => sharesOf(one, runs, seed));
  const all = cases.length * runs;
  let done = 0;
  const work = new WorkThrough(
    tasks,
    (worker: SimulationWorker, task) =>
      worker.samples(task).catch((error: unknown) => {
        failures.set(task.case, failedOn(here, [task.case], error));
        return [];
      }),
    ({ count }) => progress((done += count), all),
  );
  const crew =
    !workers || workers.count < 2 || all < WORTH_THREADS
      ? [localWorker(here)]
      : startAll(workers, Math.min(workers.count, tasks.length), plain());
  try {
    for (const worker of crew) work.join(worker);
    const parts = await work.all();
    const each = Math.ceil(runs / SHARE);
    return cases.map(
      (one, index) => failures.get(one) ?? mergeSamples(...parts.slice(index * each, (index + 1) * each)),
    );
  } finally {
    for (const worker of crew) worker.end();
  }
}

function sharesOf(one: Case, runs: number, seed: number): readonly SampleTask[] {
  return Array.from({ length: Math.ceil(runs / SHARE) }, (_, index) => ({
    case: one,
    firstSeed: seed + index * SHARE,
    count: Math.min(SHARE, runs - index * SHARE),
  }));
}
