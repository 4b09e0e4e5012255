import { asArray, asString, isObject, type JsonObject } from '../kubernetes';
import { shellScript } from './shell/shell-script';
import { shellSteps, type ShellCommand, type ShellStep } from './shell/steps';

/** Directories that every container has, or every one with a system in it. */
const ALWAYS_THERE = /^\/(?:\.|bin|dev|etc|home|lib|opt|proc|root|run|sbin|sys|tmp|usr|var)?\/?$|^\.{1,2}\/?$/;

/** Files that the kubelet or the image puts there before anything starts. */
const FILES_ALWAYS_THERE = /^\/(?:etc\/(?:hosts|hostname|resolv\.conf|passwd|group|os-release)|proc\/\S+|dev\/null)$/;

/** What always succeeds, whatever the application does. */
const ALWAYS_SUCCEEDS: ReadonlyMap<string, (args: readonly string[]) => boolean> = new Map([
  ...['true', ':', 'echo', 'printf'].map((program) => [program, () => true] as const),
  ...['pwd', 'date', 'hostname', 'whoami', 'id', 'uname'].map(
    (program) => [program, (args: readonly string[]) => args.length === 0] as const,
  ),
  ['exit', ([status = '0']: readonly string[]) => status === '0'],
  ['ls', (args) => pathsIn(args).every((path) => ALWAYS_THERE.test(path) || FILES_ALWAYS_THERE.test(path))],
  ['cat', (args) => pathsIn(args).length > 0 && pathsIn(args).every((path) => FILES_ALWAYS_THERE.test(path))],
  ['stat', (args) => pathsIn(args).length > 0 && pathsIn(args).every((path) => ALWAYS_THERE.test(path))],
  ['test', isTestOfDirectory],
  ['[', isTestOfDirectory],
]);

/**
 * Why a probe says nothing about the application: its command succeeds as long as the container runs at all. Undefined
 * for every probe that may fail, and for commands that are not understood.
 */
export function checksNothing(probe: JsonObject): string | undefined {
  const { exec } = probe;
  if (!isObject(exec)) return undefined;
  const words = asArray(exec['command']).flatMap((word) => asString(word) ?? []);
  return alwaysSucceeds(words) ? `\`${words.join(' ')}\` succeeds whatever the application does` : undefined;
}

function alwaysSucceeds(words: readonly string[]): boolean {
  const [program = '', ...args] = words;
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (name === 'busybox') return alwaysSucceeds(args);
  if (/^(?:sh|bash|ash|dash)$/.test(name)) return scriptAlwaysSucceeds(args);
  return ALWAYS_SUCCEEDS.get(name)?.(args) === true;
}

/** The last step decides, unless the script may end before it. */
function scriptAlwaysSucceeds(args: readonly string[]): boolean {
  const { script, strict } = shellScript(args) ?? {};
  const steps = script === undefined ? undefined : shellSteps(script);
  const last = steps?.at(-1);
  if (!steps || !last || steps.some((step) => step !== last && mayEnd(step))) return false;
  const lastSucceeds = !last.isInBackground && commandAlwaysSucceeds(last.commands.at(-1));
  const areAll = steps.every(({ commands }) => commands.every(commandAlwaysSucceeds));
  return lastSucceeds && (areAll || (last.joined !== '&&' && strict !== true));
}

/** Words that end a script, or make it more than one command after the other. */
const MAY_END = /^(?:exit|set|exec|if|while|until|for|case|trap|return|\{|!)$/;

function mayEnd({ commands }: ShellStep): boolean {
  return commands.some(({ words }) => MAY_END.test(words[0] ?? ''));
}

function commandAlwaysSucceeds(command: ShellCommand | undefined): boolean {
  return command !== undefined && !command.mayNotRun && alwaysSucceeds(command.words);
}

function pathsIn(args: readonly string[]): readonly string[] {
  return args.filter((arg) => !arg.startsWith('-'));
}

function isTestOfDirectory([flag = '', path = '', ...rest]: readonly string[]): boolean {
  return /^-[de]$/.test(flag) && ALWAYS_THERE.test(path) && rest.filter((word) => word !== ']').length === 0;
}
