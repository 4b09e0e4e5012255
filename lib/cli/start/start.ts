#!/usr/bin/env node
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import type { Script } from 'node:vm';
import { cacheFolder } from './cache-folder';
import { KeptCode } from './kept-code';
import { keptName, runProgram } from './run-program';
import { setEngine } from './set-engine';

/** Says which program stands beside this file. Written here by the build. */
declare const ZERO_DOWNTIME_PROGRAM: string;

/**
 * Loads the program beside this file with what V8 has made of it the last time, which is most of what a small check costs.
 * Node's own cache (`enableCompileCache`) is one of Node 22, and lies in a folder that others may write to.
 */
function start(): void {
  const [, , command] = process.argv;
  setEngine(command);
  const file = join(__dirname, 'command-line.js');
  const kept = keptFor(file, keptName(command));
  const code = kept?.read();
  runProgram({ file, code: readFileSync(file, 'latin1'), require: createRequire(file) }, code, (script) => {
    if (kept && (!code || script.cachedDataRejected)) keepAtExit(script, kept);
  });
}

/** A pipeline starts from nothing each time, and would only write it. Who wants none of it says so as to Node itself. */
function keptFor(file: string, name: string): KeptCode | undefined {
  const { env, platform } = process;
  const folder = cacheFolder(env, platform);
  if (folder === undefined || env['CI'] || env['NODE_DISABLE_COMPILE_CACHE']) return undefined;
  const changed = Math.round(statSync(file).mtimeMs).toString(36);
  return new KeptCode(folder, [ZERO_DOWNTIME_PROGRAM, changed, cachedDataVersionTag().toString(36), name].join('-'));
}

/** By then it holds all functions that the run has needed. */
function keepAtExit(script: Script, kept: KeptCode): void {
  process.once('exit', () => kept.write(script.createCachedData()));
}

start();
