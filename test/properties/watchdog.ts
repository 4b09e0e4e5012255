import { Worker } from 'node:worker_threads';

/** Runs beside the inputs: an input without an end never gives the thread back on which it is tried. */
const WATCH = `
const { workerData: { current, patience } } = require('node:worker_threads');
const { writeSync } = require('node:fs');
let [number, started] = [0, 0];
setInterval(() => {
  const { user, system } = process.cpuUsage();
  const [now, spent] = [Atomics.load(current, 0), (user + system) / 1000];
  if (now !== number) [number, started] = [now, spent];
  if (now === 0 || spent - started < patience) return;
  writeSync(1, 'SLOW --seed ' + now + ': had not ended after ' + patience + ' ms of CPU; nothing behind it was tried\\n');
  process.kill(process.pid, 'SIGKILL');
}, 1000);
`;

/** Ends the process where one input takes far longer than any may, and says which. */
export class Watchdog {
  private readonly current = new Int32Array(new SharedArrayBuffer(4));

  /** @param patience in milliseconds of CPU of the whole process */
  constructor(patience: number) {
    new Worker(WATCH, { eval: true, workerData: { current: this.current, patience } }).unref();
  }

  /** @param number the input that is tried from now on; 0 for none */
  sees(number: number): void {
    Atomics.store(this.current, 0, number);
  }
}
