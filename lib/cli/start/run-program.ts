import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** A program as text, and what runs it. */
export interface Program {
  /** Where it stands. */
  readonly file: string;
  readonly code: string;
  readonly require: NodeJS.Require;
}

type Wrapped = (
  this: unknown,
  exports: unknown,
  require: NodeJS.Require,
  module: { exports: unknown },
  file: string,
  folder: string,
) => void;

/** As Node wraps a file itself. */
const [BEFORE, AFTER] = ['(function (exports, require, module, __filename, __dirname) { ', '\n})'];

/** What people run again and again: what V8 has made of the program for each is kept apart. */
const OFTEN: ReadonlySet<string | undefined> = new Set(['check', 'simulate', 'fix']);

/** The name of what is kept for a command. */
export function keptName(command: string | undefined): string {
  return command !== undefined && OFTEN.has(command) ? command : 'other';
}

/**
 * Runs a program, with what V8 has made of it the last time where there is that, and it takes it.
 *
 * @param begun is given the program before it runs
 */
export function runProgram(
  { file, code, require }: Program,
  cachedData: Buffer | undefined,
  begun?: (script: Script) => void,
): void {
  const columnOffset = -BEFORE.length;
  const script = new Script(`${BEFORE}${code}${AFTER}`, {
    filename: file,
    columnOffset,
    ...(cachedData && { cachedData }),
  });
  begun?.(script);
  const module = { exports: {} };
  (script.runInThisContext() as Wrapped).call(module.exports, module.exports, require, module, file, dirname(file));
}
