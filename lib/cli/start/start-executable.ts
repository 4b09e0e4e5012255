import { getRawAsset } from 'node:sea';
import { keptName, runProgram } from './run-program';
import { setEngine } from './set-engine';

/** What was kept where the executable was made; any other command starts from what a check needs. */
const KEPT: ReadonlySet<string> = new Set(['check', 'simulate']);

/** Loads the program in an executable without Node. What V8 makes of it stands there, too: nothing is kept elsewhere. */
function start(): void {
  const [, , command] = process.argv;
  setEngine(command);
  const name = keptName(command);
  const kept = asset(`kept-${KEPT.has(name) ? name : 'check'}`);
  runProgram({ file: process.execPath, code: asset('command-line.js').toString('latin1'), require }, kept);
}

function asset(name: string): Buffer {
  return Buffer.from(getRawAsset(name) as ArrayBuffer);
}

start();
