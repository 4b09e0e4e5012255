import { DONE, type Run } from './run';
import { isStrict } from './shell-script';
import type { ShellStep } from './steps';

/** Runs a program, given as its words; undefined where that is not understood. */
export type RunProgram = (words: readonly string[]) => Run | undefined;

/** A step of a script, and what it does to the rest of it. */
export interface StepRun extends Run {
  /** Whether the script ends here. */
  readonly ends?: boolean;
  /** Whether from here on the script ends where a command fails. */
  readonly strict?: boolean;
}

const ASSIGNMENT = /^[A-Za-z_]\w*=/;

/** Words by which a command is more than a plain one, or changes what others mean. */
const NOT_PLAIN = new Set(
  (
    'if then else elif fi for while until do done case esac in { } ! function select time coproc [[ ' +
    'alias break continue eval return source trap wait .'
  ).split(' '),
);

/** What the shell does itself, and what a failed redirection makes it exit from. */
const SPECIAL = new Map<string, (args: readonly string[], runProgram: RunProgram) => StepRun | undefined>([
  [':', () => DONE],
  ['exit', () => ({ ...DONE, canFail: true, ends: true })],
  ['set', (args) => ({ ...DONE, strict: isStrict(args) })],
  ['exec', execRun],
]);

/** What one command of a script does; undefined where it is not understood. */
export function runStep({ words, mayNotRun }: ShellStep, runProgram: RunProgram): StepRun | undefined {
  const [command, ...args] = words.slice(leadingAssignments(words));
  const special = SPECIAL.get(command ?? '');
  if (mayNotRun && (special || command === undefined)) return undefined;
  if (command === undefined) return DONE;
  if (NOT_PLAIN.has(command)) return undefined;
  const run = special ? special(args, runProgram) : runProgram([command, ...args]);
  if (!mayNotRun) return run;
  return run && !run.waits ? { ...run, canFail: true } : undefined;
}

/** `exec PROGRAM` takes the shell's place. */
function execRun(args: readonly string[], runProgram: RunProgram): StepRun | undefined {
  if (args.length === 0) return DONE;
  const run = runProgram(args);
  return run && { ...run, ends: true };
}

function leadingAssignments(words: readonly string[]): number {
  const first = words.findIndex((word) => !ASSIGNMENT.test(word));
  return first < 0 ? words.length : first;
}
