import type { Seconds } from '../../kubernetes';
import { DONE, type Run } from './run';
import { runStep, type RunProgram, type StepRun } from './run-step';
import { shellSteps, type ShellStep } from './steps';
import type { Expand } from './tokens';

interface Progress {
  readonly run: Run;
  /** Whether a command that fails ends the script. */
  readonly strict: boolean;
  /** Whether it may have ended before this step. */
  readonly mayHaveEnded: boolean;
}

/**
 * What running a shell script does, command by command; undefined where it is not understood.
 *
 * @param strict whether it runs under `set -e`, or may end early for another reason
 * @param runProgram runs one of its programs
 * @param expand what its variables hold
 */
export function runScript(script: string, strict: boolean, runProgram: RunProgram, expand?: Expand): Run | undefined {
  return runAll(script, strict, runProgram, expand) ?? runUntilStopped(script, strict, runProgram, expand);
}

function runAll(script: string, strict: boolean, runProgram: RunProgram, expand?: Expand): Run | undefined {
  const steps = shellSteps(script, expand);
  if (steps === undefined) return undefined;
  let progress: Progress = { run: DONE, strict, mayHaveEnded: false };
  for (const [index, step] of steps.entries()) {
    const run = runStep(step, runProgram, (text) => runScript(text, false, runProgram, expand));
    const next = run && advance(progress, step.joined, run);
    if (next === undefined || (run?.ends && index < steps.length - 1)) return undefined;
    progress = next;
  }
  return progress.run;
}

/**
 * A script with a loop or a condition is understood where it has stopped the application before: what it waits for
 * then, such as `while pgrep nginx; do sleep 1; done`, is the end of the application, and no wait before it.
 */
function runUntilStopped(script: string, strict: boolean, runProgram: RunProgram, expand?: Expand): Run | undefined {
  const begin = script.search(/[;\n][^\S\n]*(?:while|until|for|if)\s/);
  const run = begin < 0 ? undefined : runScript(script.slice(0, begin), strict, runProgram, expand);
  return run?.stops === 'surely' ? run : undefined;
}

function advance(progress: Progress, joined: ShellStep['joined'], step: StepRun): Progress | undefined {
  const { run: before, strict } = progress;
  const { mayRun, maySkip } = reachOf(joined, before);
  if (mayRun && step.waits && before.stops === 'maybe') return undefined;
  const mayHaveEnded = progress.mayHaveEnded || (joined === ';' && strict && before.canFail);
  const isCertain = !maySkip && !mayHaveEnded && !before.stops;
  const atLeast = before.atLeast + timeOf(step.atLeast, mayRun && isCertain);
  const atMost = before.atMost + timeOf(step.atMost, mayRun);
  const run = { atLeast, atMost, ...statusAfter(joined, before, step), ...traitsOf(before, step) };
  return { run, mayHaveEnded, strict: strict || step.strict === true };
}

function timeOf(seconds: Seconds, counts: boolean): Seconds {
  return counts ? seconds : 0;
}

/** Whether a command may run, and whether it may be skipped, after what came before it. */
function reachOf(joined: ShellStep['joined'], before: Run): { readonly mayRun: boolean; readonly maySkip: boolean } {
  if (joined === ';') return { mayRun: true, maySkip: false };
  const { canSucceed, canFail } = before;
  return joined === '&&' ? { mayRun: canSucceed, maySkip: canFail } : { mayRun: canFail, maySkip: canSucceed };
}

/** A skipped command leaves the status as it is: failed behind `&&`, succeeded behind `||`. */
function statusAfter(joined: ShellStep['joined'], before: Run, step: Run): Pick<Run, 'canSucceed' | 'canFail'> {
  const { mayRun, maySkip } = reachOf(joined, before);
  return {
    canSucceed: (mayRun && step.canSucceed) || (maySkip && joined === '||'),
    canFail: (mayRun && step.canFail) || (maySkip && joined === '&&'),
  };
}

/** What holds of a whole script when it holds of one command. */
function traitsOf(before: Run, step: Run): Pick<Run, 'waits' | 'acts' | 'unknown' | 'stops' | 'signals' | 'ending'> {
  const ending = before.ending ?? (before.stops ? undefined : step.ending);
  return {
    waits: before.waits || step.waits,
    acts: before.acts || step.acts,
    unknown: before.unknown || step.unknown,
    stops: before.stops ?? step.stops,
    signals: before.signals || step.signals,
    ...(ending && { ending }),
  };
}
