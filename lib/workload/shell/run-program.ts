import { curlLimit } from './curl-limit';
import { AT_ONCE, DONE, FAILS, type Run } from './run';
import { runScript } from './run-script';
import { shellScript } from './shell-script';
import { runSleep } from './run-sleep';
import { runTimeout } from './run-timeout';
import { EXPANDED } from './tokens';

type Arguments = readonly string[];

/** What the programs do that hooks are made of. */
const PROGRAMS = new Map<string, (args: Arguments) => Run | undefined>([
  ...each('sh bash ash dash', runShell),
  ['true', () => DONE],
  ...each('echo printf date pwd', () => ({ ...AT_ONCE, canFail: false })),
  ...each('[ test touch rm mkdir cp mv ln chmod chown cd export unset umask hostname id whoami', () => AT_ONCE),
  ...each('kill killall pkill', () => ({ ...AT_ONCE, stops: 'maybe' as const })),
  ['false', () => FAILS],
  ['busybox', runProgram],
  ['sleep', runSleep],
  ['timeout', (args) => runTimeout(args, (words) => runProgram(words) ?? anyProgram(words)) ?? anyProgram(args)],
  ['nginx', runNginx],
  ['curl', (args) => ({ ...anyProgram(args), atMost: curlLimit(args), unknown: false })],
  ['wget', (args) => ({ ...anyProgram(args), unknown: false })],
]);

function each<T>(names: string, value: T): (readonly [string, T])[] {
  return names.split(' ').map((name) => [name, value] as const);
}

/**
 * What running a program does; undefined where that is not understood. A program that nobody knows may take any time.
 *
 * @param words the program and its arguments
 */
export function runProgram(words: Arguments): Run | undefined {
  const [program = '', ...args] = words;
  if (program.includes(EXPANDED)) return anyProgram(words);
  if (program === '' || /\s/.test(program)) return FAILS; // `["sleep 15"]`: there is no program of that name
  const run = PROGRAMS.get(program.slice(program.lastIndexOf('/') + 1));
  return run ? run(args) : anyProgram(words);
}

/** A program of which nobody knows what it does. */
function anyProgram(words: Arguments): Run {
  return { ...AT_ONCE, atMost: Infinity, unknown: true, ...(saysStop(words) && { stops: 'maybe' }) };
}

/** Whether its words say that it stops the application, as `/app/stop.sh` and `localhost/actuator/shutdown` do. */
function saysStop(words: Arguments): boolean {
  return /(?<![a-z]|pre[-_]?)(?:stop|quit|shutdown|terminate|kill)(?![a-z])/i.test(words.join(' '));
}

function runShell(args: Arguments): Run | undefined {
  const { script, strict } = shellScript(args) ?? {};
  return script === undefined ? undefined : runScript(script, strict === true, runProgram);
}

/** `nginx -s quit` closes the listening sockets at once and ends nginx when the open requests are done. */
function runNginx(args: Arguments): Run {
  const signal = args[args.indexOf('-s') + 1];
  if (!args.includes('-s')) return anyProgram(['nginx', ...args]);
  return { ...AT_ONCE, ...((signal === 'quit' || signal === 'stop') && { stops: 'surely' }) };
}
