import { maxOf } from '../../kubernetes';
import { DONE, type Run } from './run';
import { isStrict } from './shell-script';
import type { ShellCommand, ShellStep } from './steps';

/** Runs a program, given as its words; undefined where that is not understood. */
export type RunProgram = (words: readonly string[]) => Run | undefined;

/** Runs a script for what it prints; undefined where that is not understood. */
export type RunText = (script: string) => Run | undefined;

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

/** What one step of a script does; undefined where it is not understood. */
export function runStep(step: ShellStep, runProgram: RunProgram, runText: RunText): StepRun | undefined {
  const [first, ...others] = step.commands;
  if (first && others.length === 0) {
    const run = runCommand(first, runProgram, runText);
    return step.isInBackground ? inBackground(run) : run;
  }
  const run = pipelineOf(step.commands.map((command) => runCommand(command, runProgram, runText)));
  return step.isInBackground ? inBackground(run) : run;
}

/** What runs in the background may outlast the script or not: who called waits until its output is closed. */
function inBackground(run: StepRun | undefined): Run | undefined {
  if (!run || run.ends || run.strict !== undefined) return undefined;
  const { atMost, unknown, stops, signals, ending } = run;
  const traits = {
    ...(unknown && { unknown }),
    ...(stops && { stops: 'maybe' as const }),
    ...(signals && { signals }),
    ...(ending && { ending }),
  };
  return { ...DONE, atMost, acts: true, ...traits };
}

/** All commands of a pipeline run at once, and the shell waits for each of them. */
function pipelineOf(runs: readonly (StepRun | undefined)[]): Run | undefined {
  const members = runs.filter((run) => run !== undefined);
  const last = members.at(-1);
  if (!last || members.length < runs.length || members.some(({ ends, strict }) => ends || strict !== undefined)) {
    return undefined;
  }
  const any = (trait: 'waits' | 'acts' | 'unknown' | 'signals') => members.some((run) => run[trait]);
  if (any('waits') && members.some(({ stops }) => stops)) return undefined;
  const { stops, ending } = members.find((run) => run.stops) ?? {};
  return {
    atLeast: maxOf(members.map(({ atLeast }) => atLeast)),
    atMost: maxOf(members.map(({ atMost }) => atMost)),
    canSucceed: last.canSucceed,
    canFail: members.some(({ canFail }) => canFail),
    waits: any('waits'),
    acts: any('acts'),
    unknown: any('unknown'),
    signals: any('signals'),
    ...(stops && { stops }),
    ...(ending && { ending }),
  };
}

function runCommand(command: ShellCommand, runProgram: RunProgram, runText: RunText): StepRun | undefined {
  const { words, mayNotRun, runs } = command;
  const [program, ...args] = words.slice(leadingAssignments(words));
  const special = SPECIAL.get(program ?? '');
  if (mayNotRun && (special || program === undefined)) return undefined;
  if (program !== undefined && NOT_PLAIN.has(program)) return undefined;
  const run = program === undefined ? DONE : special ? special(args, runProgram) : runProgram([program, ...args]);
  const after = run && afterTexts(runs.map(runText), run);
  if (!mayNotRun) return after;
  return after && !after.waits ? { ...after, canFail: true } : undefined;
}

/** What its words print takes its time first. A command that would wait is not looked at then: it may be told to wait longer. */
function afterTexts(texts: readonly (Run | undefined)[], run: StepRun): StepRun | undefined {
  if (texts.length === 0) return run;
  const known = texts.filter((text) => text !== undefined);
  if (known.length < texts.length || known.some(({ waits, stops }) => waits || stops)) return undefined;
  return {
    ...run,
    acts: true,
    atMost: known.reduce((sum, { atMost }) => sum + atMost, run.atMost),
    ...(known.some(({ unknown }) => unknown) && { unknown: true }),
  };
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
