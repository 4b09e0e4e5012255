#!/usr/bin/env node
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import { cacheFolder } from './cache-folder';
import { KeptCode } from './kept-code';
import { setEngine } from './set-engine';

/** Says which program stands beside this file. Written here by the build. */
declare const ZERO_DOWNTIME_PROGRAM: string;

/** What people run again and again: what each needs is kept apart. */
const OFTEN: ReadonlySet<string | undefined> = new Set(['check', 'simulate', 'fix']);

/** As Node wraps a file itself. */
const [BEFORE, AFTER] = ['(function (exports, require, module, __filename, __dirname) { ', '\n})'];

type Wrapped = (
  this: unknown,
  exports: unknown,
  require: NodeJS.Require,
  module: { exports: unknown },
  file: string,
  folder: string,
) => void;

/**
 * Loads the program beside this file with what V8 has made of it the last time, which is most of what a small check costs.
 * Node's own cache (`enableCompileCache`) is one of Node 22, and lies in a folder that others may write to.
 */
function start(): void {
  const command = process.argv[2];
  setEngine(command);
  const file = join(__dirname, 'command-line.js');
  const kept = keptFor(file, OFTEN.has(command) ? command : undefined);
  const cachedData = kept?.read();
  const script = new Script(`${BEFORE}${readFileSync(file, 'latin1')}${AFTER}`, {
    filename: file,
    columnOffset: -BEFORE.length,
    ...(cachedData && { cachedData }),
  });
  if (kept && (!cachedData || script.cachedDataRejected)) keepAtExit(script, kept);
  const module = { exports: {} };
  const run = script.runInThisContext() as Wrapped;
  run.call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
}

/** A pipeline starts from nothing each time, and would only write it. Who wants none of it says so as to Node itself. */
function keptFor(file: string, command = 'other'): KeptCode | undefined {
  const { env, platform } = process;
  const folder = cacheFolder(env, platform);
  if (folder === undefined || env['CI'] || env['NODE_DISABLE_COMPILE_CACHE']) return undefined;
  const changed = Math.round(statSync(file).mtimeMs).toString(36);
  return new KeptCode(folder, [ZERO_DOWNTIME_PROGRAM, changed, cachedDataVersionTag().toString(36), command].join('-'));
}

/** By then it holds all functions that the run has needed. */
function keepAtExit(script: Script, kept: KeptCode): void {
  process.once('exit', () => kept.write(script.createCachedData()));
}

start();
