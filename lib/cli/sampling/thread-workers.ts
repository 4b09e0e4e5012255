import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Samples } from '../../simulation';
import type { Workers } from '../io';
import type { SampleWorker, SampleWorld } from './sample-world';

/** What a thread answers. */
export type Answer = { readonly samples: Samples } | { readonly error: string };

/**
 * Threads of this process, as many as there are cores.
 *
 * @param main the program's own file: a thread runs it, too, and serves samples there
 */
export function threadWorkers(main: string): Workers {
  return { count: availableParallelism(), start: (world) => startThread(main, world) };
}

function startThread(main: string, world: SampleWorld): SampleWorker {
  const thread = new Worker(main, { workerData: world });
  let settle: { resolve: (samples: Samples) => void; reject: (error: Error) => void } | undefined;
  thread.on('message', (answer: Answer) => {
    if ('error' in answer) settle?.reject(new Error(answer.error));
    else settle?.resolve(answer.samples);
  });
  thread.on('error', (error) => settle?.reject(error));
  thread.on('exit', (code) => settle?.reject(new Error(`a thread has ended with ${code}`)));
  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        thread.postMessage(task);
      }),
    end: () => void thread.terminate(),
  };
}
