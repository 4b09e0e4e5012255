import { asArray, asString, isObject, type JsonObject, type Seconds } from '../../kubernetes';
import type { Ending } from '../shell/ending-programs';
import { runProgram, saysStop } from '../shell/run-program';
import { runScript } from '../shell/run-script';
import { runStep } from '../shell/run-step';
import { isShell, shellScript } from '../shell/shell-script';
import { endingSignal } from '../shell/ending-signal';
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
  /** What the application does about it. @default what it does on SIGTERM */
  readonly ending?: Ending;
  /** Whether a program stands before it of which nobody knows how long it takes. @default false */
  readonly isUntimed?: boolean;
  /** Whether the hook lasts until the application has ended, by a loop after it. @default false */
  readonly awaitsEnd?: boolean;
}

/**
 * When a hook stops the application before the kubelet does: what it waits before counts, and what it waits then is no
 * time in which requests are answered. Undefined for hooks that stop nothing, as far as they are understood.
 *
 * @param expand what the container's variables hold. @default nothing is known
 * @param image that of the container, which may say what a signal means. @default nobody knows
 */
export function hookStop(handler: JsonObject | undefined, expand?: Expand, image = ''): HookStop | undefined {
  const { exec, httpGet } = handler ?? {};
  if (isObject(httpGet)) {
    return saysStop([asString(httpGet['path']) ?? '']) ? { after: 0, isSignal: false, isSure: false } : undefined;
  }
  return isObject(exec)
    ? stopOf(
        asArray(exec['command']).flatMap((word) => asString(word) ?? []),
        expand,
        image,
      )
    : undefined;
}

function stopOf(
  [program = '', ...args]: readonly string[],
  expand: Expand | undefined,
  image: string,
): HookStop | undefined {
  const stopped = (words: readonly string[], run: ReturnType<typeof runStep>, after: Seconds) =>
    stopBySignal(words, image, after) ?? stopOfRun(words, run, after);
  if (!isShell(program)) return stopped([program, ...args], runProgram([program, ...args], expand), 0);
  const { script } = shellScript(args) ?? {};
  if (script === undefined) return saysStop(args) ? { after: 0, isSignal: false, isSure: false } : undefined;
  const runOne = (words: readonly string[]) => runProgram(words, expand);
  let [after, isKnown] = [0, true];
  for (const step of stepsBeforeLoops(script, expand)) {
    const run = runStep(step, runOne, (text) => runScript(text, false, runOne, expand));
    const words = step.commands.flatMap((command) => [...command.words, ...command.runs]);
    const stop = stopped(words, run, after);
    if (stop) return inScript(stop, { isKnown, awaitsEnd: LOOP.test(script) });
    if (!run) return undefined;
    after += run.atLeast;
    isKnown &&= run.unknown !== true;
  }
  return undefined;
}

/** Behind a program of which nobody knows how long it takes, the moment is not sure, and what is stated tells more. */
function inScript(stop: HookStop, script: { readonly isKnown: boolean; readonly awaitsEnd: boolean }): HookStop {
  const timed = script.isKnown ? stop : { ...stop, isSignal: false, isSure: false, isUntimed: true };
  return script.awaitsEnd ? { ...timed, awaitsEnd: true } : timed;
}

/** A signal that is a message to most programs ends those that it is the gentle end of. */
function stopBySignal([program = '', ...args]: readonly string[], image: string, after: Seconds): HookStop | undefined {
  const meant = SIGNALLER.test(program) ? endingSignal(image, args) : undefined;
  return meant && { after, isSignal: true, isSure: true, ending: meant };
}

function stopOfRun(words: readonly string[], run: ReturnType<typeof runStep>, after: Seconds): HookStop | undefined {
  if (run?.signals) {
    return {
      after: after + (run.waits ? run.atLeast : 0),
      isSignal: true,
      isSure: run.stops === 'surely',
      ...(run.ending && { ending: run.ending }),
    };
  }
  return run?.stops && !SIGNALLER.test(words[0] ?? '') && saysStop(words)
    ? { after, isSignal: false, isSure: false }
    : undefined;
}

/** What sends a signal that ends nothing is called as what does. */
const SIGNALLER = /(?:^|\/)(?:kill|pkill|killall5?)$/;

const LOOP = /[;\n][^\S\n]*(?:while|until|for|if)\s/;

/** What a script does before its first loop or condition; nothing where even that is not understood. */
function stepsBeforeLoops(script: string, expand: Expand | undefined): readonly ShellStep[] {
  const begin = script.search(LOOP);
  return shellSteps(script, expand) ?? (begin < 0 ? [] : (shellSteps(script.slice(0, begin), expand) ?? []));
}
