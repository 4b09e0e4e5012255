import type * as threads from 'node:worker_threads';
import { EXIT } from './exit-code';
import { reasonOf } from './files/walk';
import { nodeIo } from './node-io';
import { plainText } from '../report/plain-text';
import { run } from './run';
import { setEngine } from './start/set-engine';
import type * as serving from './threads/serve';
import { ownProgram } from './threads/own-program';
import { threadWorkers } from './threads/thread-workers';

// A report that nobody has got, or got a part of, is none: a disk is full, or the reader (`| head`) has left.
let lost = false;
process.stdout.on('error', (error: Error) => {
  if (!lost) process.stderr.write(`error: not everything could be written to stdout: ${reasonOf(error)}\n`);
  lost = true;
  process.exitCode = EXIT.failed;
});
process.stderr.on('error', () => undefined);
process.on('uncaughtException', (error) => {
  process.stderr.write(`error: this should not have happened: ${plainText(error.message)}\n`);
  process.exit(EXIT.failed);
});

/* eslint-disable @typescript-eslint/no-require-imports -- only a thread of `simulate` needs what it serves */
/** A thread gets no arguments, so who gives some does not wait until Node has loaded what threads are. */
function parentPort() {
  return process.argv.length > 2 ? null : (require('node:worker_threads') as typeof threads).parentPort;
}

const port = parentPort();
if (port) (require('./threads/serve') as typeof serving).serve(port);
else {
  setEngine(process.argv[2]);
  const program = ownProgram(__filename);
  void run(process.argv.slice(2), nodeIo(program && threadWorkers(program))).then((code) => {
    process.exitCode = lost ? EXIT.failed : code;
  });
}
