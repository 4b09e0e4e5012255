import { asArray, asString, isObject, type JsonObject, type Seconds } from '../../kubernetes';
import { runProgram, saysStop } from '../shell/run-program';
import { runScript } from '../shell/run-script';
import { runStep } from '../shell/run-step';
import { shellScript } from '../shell/shell-script';
import { shellSteps, type ShellStep } from '../shell/steps';
import type { Expand } from '../shell/tokens';

/** When a hook ends the processes of its container itself, and how sure that is. */
export interface HookStop {
  /** How long after its begin. */
  readonly after: Seconds;
  /** Whether it sends a signal; otherwise only its words say that it stops something. */
  readonly isSignal: boolean;
  /** Whether that signal is one that surely ends the application, and not some process of the container. */
  readonly isSure: boolean;
}

/**
 * When a hook stops the application before the kubelet does: what it waits before counts, and what it waits then is no
 * time in which requests are answered. Undefined for hooks that stop nothing, as far as they are understood.
 *
 * @param expand what the container's variables hold. @default nothing is known
 */
export function hookStop(handler: JsonObject | undefined, expand?: Expand): HookStop | undefined {
  const { exec, httpGet } = handler ?? {};
  if (isObject(httpGet)) {
    return saysStop([asString(httpGet['path']) ?? '']) ? { after: 0, isSignal: false, isSure: false } : undefined;
  }
  return isObject(exec)
    ? stopOf(
        asArray(exec['command']).flatMap((word) => asString(word) ?? []),
        expand,
      )
    : undefined;
}

const SHELL = /(?:^|\/)(?:sh|bash|ash|dash)$/;

function stopOf([program = '', ...args]: readonly string[], expand: Expand | undefined): HookStop | undefined {
  if (!SHELL.test(program)) return stopOfRun([program, ...args], runProgram([program, ...args], expand), 0);
  const { script = '' } = shellScript(args) ?? {};
  const runOne = (words: readonly string[]) => runProgram(words, expand);
  let after = 0;
  for (const step of stepsBeforeLoops(script, expand)) {
    const run = runStep(step, runOne, (text) => runScript(text, false, runOne, expand));
    const words = step.commands.flatMap((command) => command.words);
    const stop = stopOfRun(words, run, after);
    if (stop || !run) return stop;
    after += run.atLeast;
  }
  return undefined;
}

function stopOfRun(words: readonly string[], run: ReturnType<typeof runStep>, after: Seconds): HookStop | undefined {
  if (run?.signals) {
    return { after: after + (run.waits ? run.atLeast : 0), isSignal: true, isSure: run.stops === 'surely' };
  }
  return run?.stops && !SIGNALLER.test(words[0] ?? '') && saysStop(words)
    ? { after, isSignal: false, isSure: false }
    : undefined;
}

/** What sends a signal that ends nothing is called as what does. */
const SIGNALLER = /(?:^|\/)(?:kill|pkill|killall5?)$/;

/** What a script does before its first loop or condition; nothing where even that is not understood. */
function stepsBeforeLoops(script: string, expand: Expand | undefined): readonly ShellStep[] {
  const begin = script.search(/[;\n][^\S\n]*(?:while|until|for|if)\s/);
  return shellSteps(script, expand) ?? (begin < 0 ? [] : (shellSteps(script.slice(0, begin), expand) ?? []));
}
