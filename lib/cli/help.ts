import { maxOf } from '../kubernetes';
import { wrap } from '../report/wrap';
import type { Command } from './command';
import { COMMANDS } from './commands';
import { COMMON_FLAGS, type Flags } from './flags/flag';
import type { Io } from './io';
import { widthOf } from './width-of';

const PROGRAM = 'zero-downtime';
const COLUMN = 30;

/** The help of the program: its commands. */
export function programHelp(io: Io): string {
  const width = widthOf(io.stdout);
  return [
    `usage: ${PROGRAM} COMMAND [flags]`,
    '',
    wrap('Makes Kubernetes releases lose no request: finds what loses them in any manifests.', width, '', ''),
    '',
    'commands:',
    ...Object.entries(COMMANDS).map(([name, { says }]) => row(name, says, width)),
    '',
    'flags:',
    row('-h, --help', 'show this help; behind a command, its own', width),
    row('-V, --version', 'show the version', width),
    '',
  ].join('\n');
}

/** The help of a command: its flags, its exit codes and whatever else it has to say. */
export function commandHelp(name: string, { usage, says, flags, notes = [] }: Command, io: Io): string {
  const width = widthOf(io.stdout);
  return [
    `usage: ${PROGRAM} ${name} ${usage}`.trimEnd(),
    '',
    wrap(says, width, '', ''),
    '',
    'flags:',
    ...flagRows({ ...flags, ...COMMON_FLAGS }, width),
    ...notes.flatMap(([heading, lines]) => ['', `${heading}:`, ...noteLines(lines, width)]),
    '',
  ].join('\n');
}

function flagRows(flags: Flags, width: number): readonly string[] {
  return Object.entries(flags)
    .filter(([, { says }]) => says !== '')
    .map(([name, { short, value, says }]) => {
      const head = `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
      return row(head, says, width);
    });
}

/** Lines of text, and pairs of a word and what it means: their meanings stand in one column. */
function noteLines(lines: readonly string[], width: number): readonly string[] {
  const pairs = lines.map((line) => /^(\S+) {2}(.*)$/.exec(line));
  const column = maxOf(pairs.map((pair) => (pair?.[1] ?? '').length)) + 4;
  return lines.map((line, index) => {
    const [, head, text] = pairs[index] ?? [];
    return head !== undefined && text !== undefined ? row(head, text, width, column) : wrap(line, width, '  ', '  ');
  });
}

function row(head: string, text: string, width: number, column = COLUMN): string {
  const indentation = ' '.repeat(column);
  if (head.length + 4 > column) return `  ${head}\n${wrap(text, width, indentation, indentation)}`;
  return wrap(text, width, `  ${head}`.padEnd(column), indentation);
}
