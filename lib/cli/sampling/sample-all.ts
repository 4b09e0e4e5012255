import { mergeSamples, type Case, type Samples } from '../../simulation';
import type { Workers } from '../io';
import { localWorker } from './local-worker';
import type { SampleTask, SampleWorld } from './sample-world';

/** How many runs a worker takes at once: few enough that all end at about the same time. */
const SHARE = 200;

/** Fewer runs than these are done before other threads have started. */
const WORTH_THREADS = 1500;

/** What is to be run. */
export interface SampleAllOptions {
  readonly runs: number;
  readonly seed: number;
  readonly workers?: Workers | undefined;
  readonly progress: (done: number, all: number) => void;
}

/** Runs all cases many times, on all workers; what comes out does not depend on how many there are. */
export async function sampleAll(
  given: SampleWorld,
  cases: readonly Case[],
  { runs, seed, workers, progress }: SampleAllOptions,
): Promise<readonly Samples[]> {
  const tasks = cases.flatMap((one, index) => sharesOf(one, runs, seed).map((task) => ({ index, task })));
  const parts: Samples[][] = cases.map(() => []);
  const all = cases.length * runs;
  let [next, done] = [0, 0];
  const crew = crewFor(given, all, tasks.length, workers);
  const work = async (worker: (typeof crew)[number]) => {
    for (let one = tasks[next++]; one; one = tasks[next++]) {
      parts[one.index]?.push(await worker.run(one.task));
      done += one.task.count;
      progress(done, all);
    }
  };
  try {
    await Promise.all(crew.map(work));
  } finally {
    for (const worker of crew) worker.end();
  }
  return parts.map((its) => mergeSamples(...its));
}

function crewFor(given: SampleWorld, runs: number, tasks: number, workers: Workers | undefined) {
  if (!workers || workers.count < 2 || runs < WORTH_THREADS) return [localWorker(given)];
  return Array.from({ length: Math.min(workers.count, tasks) }, () => workers.start(given));
}

function sharesOf(one: Case, runs: number, seed: number): readonly SampleTask[] {
  return Array.from({ length: Math.ceil(runs / SHARE) }, (_, index) => ({
    case: one,
    firstSeed: seed + index * SHARE,
    count: Math.min(SHARE, runs - index * SHARE),
  }));
}
