import type { Seconds } from '../../kubernetes';
import { curlLimit } from './curl-limit';
import { optionText } from './option-text';
import { programDuration } from './program-duration';
import { shellScript } from './shell-script';
import { shellSteps } from './steps';

/** A program that waits for an answer, and for how long at the most by its own arguments. */
export interface CommandLimit {
  readonly program: string;
  readonly seconds: Seconds;
}

/**
 * The longest that a program in a command says it waits for an answer: `nc -w 2`, `curl -m 5`, `wget -T 5`,
 * `timeout 10`, `redis-cli -t 3`. Nothing where none says so.
 *
 * @param words the command, which may be a script of a shell
 */
export function commandLimit(words: readonly string[]): CommandLimit | undefined {
  const limits = commandsIn(words).flatMap((command) => limitOf(command) ?? []);
  return limits.sort((one, other) => other.seconds - one.seconds)[0];
}

function commandsIn(words: readonly string[], depth = 0): readonly (readonly string[])[] {
  const [program = '', ...args] = words;
  if (depth > DEPTH) return [];
  if (!/^(?:.*\/)?(?:ba|da|a)?sh$/.test(program)) return [words];
  const { script } = shellScript(args) ?? {};
  const steps = script === undefined ? undefined : shellSteps(script);
  const commands = (steps ?? []).flatMap((step) => step.commands);
  return commands.flatMap(({ words: plain, runs }) => [
    ...commandsIn(plain, depth + 1),
    ...runs.flatMap((inner) => commandsIn(['sh', '-c', inner], depth + 1)),
  ]);
}

/** Scripts in scripts are followed so far. */
const DEPTH = 4;

function limitOf([program = '', ...args]: readonly string[]): CommandLimit | undefined {
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (name === 'curl') return finite(name, curlLimit(args));
  if (name === 'timeout') return finite(name, programDuration(args.find((arg) => /^\d/.test(arg)) ?? ''));
  const option = WAITS.get(name);
  return option && finite(name, programDuration(optionText(option, args) ?? ''));
}

/** The options by which programs say how long they wait for an answer. */
const WAITS: ReadonlyMap<string, readonly string[]> = new Map([
  ['nc', ['-w']],
  ['ncat', ['-w', '--wait']],
  ['wget', ['-T', '--timeout', '--read-timeout']],
  ['redis-cli', ['-t']],
  ['pg_isready', ['-t', '--timeout']],
  ['mysqladmin', ['--connect-timeout', '--connect_timeout']],
  ['grpc_health_probe', ['-connect-timeout', '-rpc-timeout', '--connect-timeout', '--rpc-timeout']],
  ['rabbitmq-diagnostics', ['-t', '--timeout']],
  ['rabbitmqctl', ['-t', '--timeout']],
]);

function finite(program: string, seconds: Seconds | undefined): CommandLimit | undefined {
  return seconds !== undefined && Number.isFinite(seconds) && seconds > 0 ? { program, seconds } : undefined;
}
