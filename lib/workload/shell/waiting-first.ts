import type { Seconds } from '../../kubernetes';
import { isShell, shellScript } from './shell-script';

/** A command that waits before it does what it did. */
export interface WaitingFirst {
  /** Which word of the command it is; absent where it is the whole command. */
  readonly index?: number;
  readonly value: string | readonly string[];
}

/** A command with a wait before everything else; undefined where it is a shell whose script nobody has here. */
export function waitingFirst(command: readonly string[], seconds: Seconds): WaitingFirst | undefined {
  const [program = '', ...args] = command;
  if (!isShell(program)) return { value: ['sh', '-c', `sleep ${seconds}; exec ${command.map(quoted).join(' ')}`] };
  const script = shellScript(args)?.script;
  const index = script === undefined ? -1 : command.indexOf(script, 1);
  return index < 0 ? undefined : { index, value: sleeping(script ?? '', seconds) };
}

/** A script that begins with a wait waits for longer. */
const SLEEP_FIRST = /^\s*sleep +(\d+(?:\.\d+)?)s?(?=\s*(?:;|&&|\n))/;

function sleeping(script: string, seconds: Seconds): string {
  const [words, before] = SLEEP_FIRST.exec(script) ?? [];
  return words === undefined
    ? `sleep ${seconds}; ${script}`
    : `sleep ${Number(before) + seconds}${script.slice(words.length)}`;
}

/** A word as a shell has to be told it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
