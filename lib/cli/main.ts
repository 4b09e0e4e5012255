#!/usr/bin/env node
import { parentPort } from 'node:worker_threads';
import { nodeIo } from './node-io';
import { run } from './run';
import type * as serving from './threads/serve';
import { threadWorkers } from './threads/thread-workers';

// Whoever reads only the first lines (`| head`) is no reason to complain.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/* eslint-disable @typescript-eslint/no-require-imports -- only a thread of `simulate` needs what it serves */
if (parentPort) (require('./threads/serve') as typeof serving).serve(parentPort);
else {
  // From source, a thread would have to learn TypeScript first.
  const workers = __filename.endsWith('.js') ? threadWorkers(__filename) : undefined;
  void run(process.argv.slice(2), nodeIo(workers)).then((code) => {
    process.exitCode = code;
  });
}
