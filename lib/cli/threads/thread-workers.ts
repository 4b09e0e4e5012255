import { availableParallelism } from 'node:os';
import type * as threads from 'node:worker_threads';
import type { Samples } from '../../simulation';
import type { Workers } from '../io';
import type { OwnProgram } from './own-program';
import type { PlainWorld, Simulated, SimulationWorker, Task } from './simulation-worker';

/** What a thread answers. */
export type Answer = { readonly value: Samples | Simulated } | { readonly error: string };

/**
 * Threads of this process, as many as there are cores.
 *
 * @param program the program itself: a thread runs it, too, and serves there
 */
export function threadWorkers(program: OwnProgram): Workers {
  return { count: availableParallelism(), start: (world) => startThread(program, world) };
}

function startThread({ code, isText }: OwnProgram, world: PlainWorld): SimulationWorker {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- Node loads what threads are where there is one
  const { Worker } = require('node:worker_threads') as typeof threads;
  const thread = new Worker(code, { workerData: world, eval: isText });
  let gone: Error | undefined;
  let settle: { resolve: (value: never) => void; reject: (error: Error) => void } | undefined;
  thread.on('message', (answer: Answer) => {
    if ('error' in answer) settle?.reject(new Error(answer.error));
    else settle?.resolve(answer.value as never);
  });
  thread.on('error', (error) => {
    gone = error;
    settle?.reject(error);
  });
  thread.on('exit', (code) => {
    gone ??= new Error(`a thread has ended with ${code}`);
    settle?.reject(gone);
  });
  const ask = <Value>(task: Task) =>
    new Promise<Value>((resolve, reject) => {
      if (gone) return reject(gone);
      settle = { resolve, reject };
      thread.postMessage(task);
    });
  return {
    samples: (task) => ask({ samples: task }),
    simulate: (cases) => ask({ simulate: cases }),
    end: () => void thread.terminate(),
  };
}
