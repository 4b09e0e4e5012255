import { clientLimit } from './client-limit';
import { programDuration } from './program-duration';
import { endingProgram, type EndingProgram } from './ending-programs';
import { optionText } from './option-text';
import { AT_ONCE, DONE, FAILS, type Run } from './run';
import { runScript } from './run-script';
import { shellScript } from './shell-script';
import { runSleep } from './run-sleep';
import type { RunProgram } from './run-step';
import { runTimeout } from './run-timeout';
import { EXPANDED, LONGEST_SCRIPT, type Expand } from './tokens';

type Arguments = readonly string[];

/** What a program does with its arguments; it may run another. */
type Program = (args: Arguments, run: RunProgram, expand: Expand | undefined) => Run | undefined;

/** What the programs do that hooks are made of. */
const PROGRAMS = new Map<string, Program>([
  ...each('sh bash ash dash', runShell),
  ['true', () => DONE],
  ...each('echo printf date pwd', () => ({ ...AT_ONCE, canFail: false })),
  ...each(
    '[ test touch rm mkdir cp mv ln chmod chown cd export unset umask hostname id whoami cat ls head grep sed awk cut tr ' +
      'wc sort uniq ps pidof pgrep basename dirname readlink which seq expr env printenv tee',
    () => AT_ONCE,
  ),
  ['kill', runKill],
  ...each('killall killall5 pkill', signals),
  ['false', () => FAILS],
  ['busybox', (args, run) => run(args)],
  ...each('nohup setsid command', runOther),
  ['env', runEnv],
  ['sleep', runSleep],
  ['usleep', runUsleep],
  ...each('python python3 python2', runPython),
  ['timeout', (args, run) => runTimeout(args, (words) => run(words) ?? anyProgram(words)) ?? anyProgram(args)],
  ['nginx', (args) => (args.includes('-s') ? AT_ONCE : anyProgram(['nginx', ...args]))],
  // The hook of ingress-nginx tells its nginx to quit, and waits until it has.
  ['wait-shutdown', () => ({ ...AT_ONCE, stops: 'surely' as const, signals: true })],
  ...['curl', 'wget'].map(
    (name) => [name, (args: Arguments) => ({ ...client([name, ...args]), unknown: false })] as const,
  ),
]);

function each<T>(names: string, value: T): (readonly [string, T])[] {
  return names.split(' ').map((name) => [name, value] as const);
}

/**
 * What running a program does; undefined where that is not understood. A program that nobody knows may take any time.
 *
 * @param words the program and its arguments
 * @param expand what variables of the container hold
 */
export function runProgram(words: Arguments, expand?: Expand): Run | undefined {
  if (isTooLong(words)) return { ...AT_ONCE, atMost: Infinity, unknown: true };
  const [program = '', ...args] = words;
  if (program.includes(EXPANDED)) return anyProgram(words);
  if (program === '' || /\s/.test(program)) return FAILS; // `["sleep 15"]`: there is no program of that name
  const ending = endingProgram(nameOf(program), args);
  if (ending) return runEnding(words, ending);
  const run = PROGRAMS.get(nameOf(program));
  return run ? run(args, (others) => runProgram(others, expand), expand) : client(words);
}

/** Without the directory that it stands in. */
function nameOf(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}

/** Whether a command is not read: programs that start one another are as many as its words. */
function isTooLong(words: Arguments): boolean {
  return words.length > MOST_WORDS || words.some((word) => word.length > LONGEST_SCRIPT);
}

const MOST_WORDS = 500;

/** A program of which nobody knows what it does. */
function anyProgram(words: Arguments): Run {
  return { ...AT_ONCE, atMost: Infinity, unknown: true, ...(saysStop(words) && { stops: 'maybe' }) };
}

/** A program that may ask for an answer, and know itself how long it waits for one. */
function client(words: Arguments): Run {
  const [program = '', ...args] = words;
  return { ...anyProgram(words), atMost: clientLimit(nameOf(program), args) ?? Infinity };
}

/** A program that stops the application; it may wait for the end of it. */
function runEnding(
  words: Arguments,
  { ending, returns, waits = [] }: Pick<EndingProgram, 'ending' | 'returns' | 'waits'>,
): Run {
  const run = returns ? AT_ONCE : client(words);
  const first = programDuration(optionText(waits, words) ?? '') ?? 0;
  const waiting = first > 0 && { atLeast: first, atMost: run.atMost + first, waits: true };
  return { ...run, ...waiting, stops: 'surely', signals: true, ending };
}

/** Whether its words say that it stops the application, as `/app/stop.sh` and `localhost/actuator/shutdown` do. */
export function saysStop(words: Arguments): boolean {
  return /(?<![a-z]|pre[-_]?)(?:stop|quit(?:quitquit)?|shutdown|terminate|kill)(?![a-z])/i.test(words.join(' '));
}

function runShell(args: Arguments, _run: RunProgram, expand: Expand | undefined): Run | undefined {
  const { script, strict } = shellScript(args) ?? {};
  if (script === undefined) return undefined;
  const known = expand && expandUnchanged(script, expand);
  return runScript(script, strict === true, (words) => runProgram(words, known), known);
}

/** Variables as the script gets them: what it may set itself is not known. */
function expandUnchanged(script: string, expand: Expand): Expand | undefined {
  if (/(?:^|[^\w-])(?:read|unset|for|getopts|eval|source|\.)(?=\s)/.test(script)) return undefined;
  const set = new Set(script.match(/(?<!\w)\w+(?=\+?=)/g));
  return (variable, fallback) => (set.has(variable) ? undefined : expand(variable, fallback));
}

/** `nohup PROGRAM…` */
function runOther(args: Arguments, run: RunProgram): Run | undefined {
  return args.length === 0 || args[0]?.startsWith('-') ? anyProgram(args) : run(args);
}

/** Signal 0 only asks whether a process is there; others are messages, to most programs. */
function signals(args: Arguments): Run {
  if (args.includes('-0')) return AT_ONCE;
  return { ...AT_ONCE, stops: 'maybe', ...(!MESSAGE.test(args.join(' ')) && { signals: true }) };
}

const MESSAGE = /^-(?:s |-signal[ =])?(?:SIG)?(?:HUP|USR1|USR2|WINCH|CONT|1|10|12|28)(?: |$)/i;

/** SIGTERM for the first process of the container is what the kubelet sends, too. */
function runKill(args: Arguments): Run {
  return TERMINATING.test(args.join(' ')) ? { ...AT_ONCE, stops: 'surely', signals: true } : signals(args);
}

const TERMINATING = /^(?:-(?:[sn] )?(?:SIG)?(?:TERM|15) )?(?:-- )?1$/i;

/** `env A=1 PROGRAM…` */
function runEnv(args: Arguments, run: RunProgram): Run | undefined {
  const first = args.findIndex((arg) => !/^[A-Za-z_]\w*=/.test(arg));
  if (first < 0) return AT_ONCE; // it prints the variables
  return args[first]?.startsWith('-') ? anyProgram(args) : run(args.slice(first));
}

function runUsleep(args: Arguments): Run | undefined {
  const seconds = programDuration(args[0] ?? '');
  if (args.length !== 1 || seconds === undefined || !/^\d+$/.test(args[0] ?? '')) return undefined;
  return { ...DONE, atLeast: seconds / 1e6, atMost: seconds / 1e6, waits: true };
}

/** A script that does nothing but sleep. */
function runPython(args: Arguments): Run {
  const [, seconds] =
    /^\s*(?:import time(?:\s*;|[^\S\n]*\n)\s*time\.|from time import sleep(?:\s*;|[^\S\n]*\n)\s*)sleep\((\d+(?:\.\d+)?)\)(?:\s*;)?\s*$/.exec(
      args[1] ?? '',
    ) ?? [];
  if (args.length !== 2 || args[0] !== '-c' || seconds === undefined) return anyProgram(['python', ...args]);
  return { ...DONE, atLeast: Number(seconds), atMost: Number(seconds), waits: true };
}
