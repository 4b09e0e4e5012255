import { asArray, asString, isObject, probeTiming, type JsonObject } from '../../kubernetes';
import { ALWAYS_SUCCEEDS, together, type Place, type Sure } from './always-succeeds';
import type { Mount } from './mounts';
import { shellScript } from '../shell/shell-script';
import { shellSteps, type ShellCommand, type ShellStep } from '../shell/steps';

/** A probe that says nothing about the application. */
export interface ChecksNothing {
  readonly because: string;
  /** What this rests on, where the manifest does not really tell. */
  readonly assumption?: string;
}

/**
 * Why a probe says nothing about the application: its command succeeds as long as the container runs at all. Undefined
 * for every probe that may fail, and for commands that are not understood.
 *
 * A file may be there because the application has made it, to say that it is ready: only of files that are part of the
 * system, or of a volume that nothing in the pod writes to, it is known, or assumed, that nobody has.
 */
export function checksNothing(
  probe: JsonObject,
  { mounts = [] }: { readonly mounts?: readonly Mount[] } = {},
): ChecksNothing | undefined {
  const { exec } = probe;
  if (!isObject(exec)) return undefined;
  const words = asArray(exec['command']).flatMap((word) => asString(word) ?? []);
  const sure = succeeds(words, { mounts, timeout: probeTiming(probe).timeout });
  if (!sure) return undefined;
  const because = `\`${words.join(' ')}\` succeeds whatever the application does`;
  return { because, ...(sure.length > 0 && { assumption: [...new Set(sure)].join(', and ') }) };
}

function succeeds(words: readonly string[], place: Place): Sure | undefined {
  const [program = '', ...args] = words;
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (name === 'busybox') return succeeds(args, place);
  if (/^(?:sh|bash|ash|dash)$/.test(name)) return scriptSucceeds(args, place);
  return ALWAYS_SUCCEEDS.get(name)?.(args, place);
}

/** The last step decides, unless the script may end before it. */
function scriptSucceeds(args: readonly string[], place: Place): Sure | undefined {
  const { script, strict } = shellScript(args) ?? {};
  const steps = script === undefined ? undefined : shellSteps(script);
  const last = steps?.at(-1);
  if (!steps || !last || last.isInBackground || steps.some((step) => step !== last && mayEnd(step))) return undefined;
  const all = together(steps.flatMap(({ commands }) => commands.map((command) => commandSucceeds(command, place))));
  if (all) return all;
  return last.joined !== '&&' && strict !== true ? commandSucceeds(last.commands.at(-1), place) : undefined;
}

/** Words that end a script, or make it more than one command after the other. */
const MAY_END = /^(?:exit|set|exec|if|while|until|for|case|trap|return|\{|!)$/;

function mayEnd({ commands }: ShellStep): boolean {
  return commands.some(({ words }) => MAY_END.test(words[0] ?? ''));
}

function commandSucceeds(command: ShellCommand | undefined, place: Place): Sure | undefined {
  return command !== undefined && !command.mayNotRun ? succeeds(command.words, place) : undefined;
}
