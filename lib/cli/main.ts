#!/usr/bin/env node
import { nodeIo } from './node-io';
import { run } from './run';

// Whoever reads only the first lines (`| head`) is no reason to complain.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

void run(process.argv.slice(2), nodeIo()).then((code) => {
  process.exitCode = code;
});
