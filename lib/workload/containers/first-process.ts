import { asArray, asString, type JsonObject } from '../../kubernetes';
import { systemShell, type SystemShell } from '../image/image-base';
import type { Known } from './known';
import { shellSteps, type ShellStep } from '../shell/steps';
import { shellScript } from '../shell/shell-script';

/** What a container runs first: the process that SIGTERM is sent to. */
interface FirstShell {
  /** What it is called: `sh`, `bash`. */
  readonly name: string;
  /** Which shell it really is, where that is known. */
  readonly shell?: SystemShell;
  readonly steps: readonly ShellStep[];
}

/** Programs that are done at once, so that they are not what a container is there for. */
const SHORT = /^(?:echo|printf|exit|true|false|:|rm|touch|date|sync|kill|logger|sleep|tail|wait|cat)$/;

/** Words by which a script does more than run one program after the other. */
const NOT_READ = /^(?:trap|if|case|\{|function|select|coproc|source|\.|eval|!)$/;

/** What reads another script in, which may set variables, or do anything else. */
const SOURCES = /^(?:source|\.)$/;

/**
 * Whether a shell keeps SIGTERM from the application: it is the first process of the container, for which a signal
 * without a handler means nothing, and it hands none on. Undefined where that is not known.
 *
 * A shell gives its place to the last program of a script by `exec`; bash and busybox do so by themselves where nothing
 * comes after it, dash does not.
 *
 * @param podSpec where processes are shared in a pod, or with the node, no container's is the first one
 * @see https://man7.org/linux/man-pages/man7/pid_namespaces.7.html
 */
export function keepsSigterm(container: JsonObject, podSpec: JsonObject): Known<boolean> | undefined {
  if (podSpec['shareProcessNamespace'] === true || podSpec['hostPID'] === true) return undefined;
  const first = firstShell(container);
  const sourcing = first && withoutSources(first);
  if (sourcing) return keepsBehindSources(sourcing, first);
  if (!first || first.steps.some((step) => step.commands.some(({ words }) => NOT_READ.test(words[0] ?? '')))) {
    return undefined;
  }
  const handsOver = first.steps.some(
    ({ commands: [command], joined }) => command?.words[0] === 'exec' && joined !== '||',
  );
  if (handsOver) return { value: false, because: `${first.name} gives its place to the application by exec` };
  return afterLast(first);
}

/** A script without what it reads in first; nothing where it reads in nothing, or something later. */
function withoutSources(first: FirstShell): FirstShell | undefined {
  const isSource = ({ commands: [command, ...others] }: ShellStep) =>
    others.length === 0 && SOURCES.test(command?.words[0] ?? '');
  const start = first.steps.findIndex((step) => !isSource(step));
  const rest = first.steps.slice(start);
  const isPlain = rest.every(({ commands }) => commands.every(({ words }) => !NOT_READ.test(words[0] ?? '')));
  return start > 0 && isPlain ? { ...first, steps: rest } : undefined;
}

/**
 * What scripts read in is mostly variables. A newer bash gives its place to the last program even so; which shell `sh`
 * is, nothing tells in most images.
 */
function keepsBehindSources(rest: FirstShell, { name, shell }: FirstShell): Known<boolean> | undefined {
  if (shell !== undefined && shell !== 'dash') return undefined;
  const handsOver = rest.steps.some(({ commands: [command] }) => command?.words[0] === 'exec');
  const keeps = handsOver ? undefined : afterLast({ ...rest, shell: 'dash' });
  if (!keeps?.value) return undefined;
  const isDash = shell === 'dash' ? '' : `, and ${name} in its image is a dash`;
  return {
    value: true,
    because: `${name} is the first process, and waits for the application`,
    assumption: `the script that ${name} reads in neither replaces the shell nor handles SIGTERM${isDash}`,
  };
}

function afterLast({ name, shell, steps }: FirstShell): Known<boolean> | undefined {
  const last = steps.at(-1);
  const [command, ...others] = last?.commands ?? [];
  const program = command && programOf(command.words);
  if (!last || !command || program === undefined) return undefined;
  const keeps = (why: string) => ({ value: true, because: `${name} is the first process, and ${why}` });
  if (program === 'done') return keeps('runs a loop');
  if (others.length > 0) return keeps('waits for a pipe');
  const started = steps.filter(({ isInBackground }) => isInBackground);
  if (program === 'wait' && started.length > 0)
    return keeps(started.length > 1 ? 'waits for several applications' : 'waits for the application');
  if (last.isInBackground) return undefined; // the shell ends, and the container with it
  if (SHORT.test(program)) return steps.length > 1 ? keeps(`has ${program} to run after the application`) : undefined;
  return afterProgram({ name, shell, steps }, command.isRedirected);
}

function afterProgram({ name, shell, steps }: FirstShell, isRedirected: boolean): Known<boolean> | undefined {
  const waits = { value: true, because: `${name} is the first process, and waits for the application` };
  const givesWay = { value: false, because: `${name} gives its place to the application` };
  if (shell === 'dash')
    return { ...waits, because: `${waits.because}: dash gives its place to a program only by exec` };
  if (shell === 'busybox') return steps.length === 1 && !isRedirected ? givesWay : undefined;
  if (shell !== 'bash') return undefined;
  if (isRedirected) return { ...waits, because: `${waits.because}, whose output it redirects` };
  return steps.length === 1 ? givesWay : undefined; // behind other commands only from bash 5.1 on
}

function firstShell(container: JsonObject): FirstShell | undefined {
  const command = asArray(container['command']);
  const words = [...command, ...asArray(container['args'])].flatMap((word) => asString(word) ?? []);
  const [program = '', ...args] = words;
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (command.length === 0 || !/^(?:sh|bash|dash|ash)$/.test(name)) return undefined;
  const { script } = shellScript(args) ?? {};
  const steps = script === undefined ? undefined : shellSteps(script);
  const shell = shellOf(name, asString(container['image']) ?? '');
  return steps && { name, steps, ...(shell && { shell }) };
}

function shellOf(name: string, image: string): SystemShell | undefined {
  if (name === 'bash' || name === 'dash') return name;
  return name === 'ash' ? 'busybox' : systemShell(image);
}

/** A word behind assignments, without its directory. */
function programOf(words: readonly string[]): string | undefined {
  const program = words.find((word) => !/^[A-Za-z_]\w*=/.test(word));
  return program?.slice(program.lastIndexOf('/') + 1);
}
