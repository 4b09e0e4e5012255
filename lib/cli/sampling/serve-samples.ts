import { type MessagePort, workerData } from 'node:worker_threads';
import { localWorker } from './local-worker';
import type { SampleTask, SampleWorld } from './sample-world';
import type { Answer } from './thread-workers';

/** What a thread does: it runs whatever task comes. */
export function serveSamples(port: MessagePort): void {
  const worker = localWorker(workerData as SampleWorld);
  port.on('message', (task: SampleTask) => {
    worker.run(task).then(
      (samples) => port.postMessage({ samples } satisfies Answer),
      (error: unknown) =>
        port.postMessage({ error: error instanceof Error ? error.message : String(error) } satisfies Answer),
    );
  });
}
