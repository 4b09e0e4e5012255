import { type MessagePort, workerData } from 'node:worker_threads';
import { localWorker } from './local-worker';
import type { PlainWorld, Task } from './simulation-worker';
import type { Answer } from './thread-workers';
import { worldOf } from './world-of';

/** What a thread does: whatever task comes. */
export function serve(port: MessagePort): void {
  const worker = localWorker(worldOf(workerData as PlainWorld));
  port.on('message', (task: Task) => {
    const result = 'simulate' in task ? worker.simulate(task.simulate) : worker.samples(task.samples);
    result.then(
      (value) => port.postMessage({ value } satisfies Answer),
      (error: unknown) =>
        port.postMessage({ error: error instanceof Error ? error.message : String(error) } satisfies Answer),
    );
  });
}
