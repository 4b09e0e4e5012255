import { COMMANDS } from './commands';
import { didYouMean } from '../kubernetes/values/did-you-mean';
import { plainText } from '../report/plain-text';
import { EXIT, type ExitCode } from './exit-code';
import { COMMON_FLAGS } from './flags/flag';
import { readFlags } from './flags/read-flags';
import { commandHelp, programHelp } from './help';
import type { Io } from './io';
import type * as next from './next-step';
import { UsageError } from './usage-error';
import { version } from './version';
import { own } from '../kubernetes';

/**
 * The command line as a function.
 *
 * @param args what stands behind the program's name
 * @returns the exit code; nothing is thrown
 */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(args, io);
  } catch (error) {
    return failed(error, args, io);
  }
}

async function dispatch([name, ...args]: readonly string[], io: Io): Promise<ExitCode> {
  if (name === '--version' || name === '-V') return say(`${version()}\n`, io);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return help(name, args, io);
  const command = commandNamed(name);
  // `check -h` beside whatever else: somebody who asks for help is not told of other mistakes.
  if (asksForHelp(args)) return say(commandHelp(name, command, io), io);
  return command.run(readFlags(args, { ...command.flags, ...COMMON_FLAGS }), io);
}

function help(name: string | undefined, [about]: readonly string[], io: Io): ExitCode {
  if (name === 'help' && about !== undefined) return say(commandHelp(about, commandNamed(about), io), io);
  if (name !== undefined) return say(programHelp(io), io);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only who says nothing is told what to do
  const { nextStepText } = require('./next-step') as typeof next;
  io.stderr.write(`${programHelp(io)}\n${nextStepText(io)}`);
  return EXIT.failed;
}

function commandNamed(name: string) {
  const entry = own(COMMANDS, name);
  if (entry !== undefined) return entry.load();
  const what = name.startsWith('-') ? 'flag before the command' : 'command';
  const hint = 'zero-downtime --help lists the commands';
  throw new UsageError(`there is no ${what} '${name}'${didYouMean(name, Object.keys(COMMANDS))}`, hint);
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}

function say(text: string, io: Io): ExitCode {
  io.stdout.write(text);
  return EXIT.ok;
}

/** What is said may quote a path or a file: none of it steers the terminal. */
function lines(text: string): string {
  return text.split('\n').map(plainText).join('\n');
}

function failed(error: unknown, args: readonly string[], io: Io): ExitCode {
  const isDebugging = args.includes('--debug') || Boolean(io.env['ZERO_DOWNTIME_DEBUG']);
  const message = lines(error instanceof Error ? error.message : String(error));
  const stack = isDebugging && error instanceof Error ? `${error.stack}\n` : '';
  if (error instanceof UsageError) {
    io.stderr.write(`error: ${message}\n${error.hint === undefined ? '' : `  ${lines(error.hint)}\n`}${stack}`);
  } else {
    io.stderr.write(`error: this should not have happened: ${message}\n${stack || '  --debug shows where\n'}`);
  }
  return EXIT.failed;
}
