import type { CompletedCommand, CompletedFlag } from './completion-table';

/** Completion for fish, with what every command and flag is for. */
export function fishCompletion(commands: readonly CompletedCommand[], programs: readonly string[]): string {
  return [
    '# Completion of zero-downtime for fish.',
    ...programs.flatMap((program) => linesFor(program, commands)),
    '',
  ].join('\n');
}

function linesFor(program: string, commands: readonly CompletedCommand[]): readonly string[] {
  const first = commands.map(
    ({ name, says }) => `complete -c ${program} -n __fish_use_subcommand -f -a ${name} -d ${quoted(says)}`,
  );
  return [...first, ...commands.flatMap((command) => commandLines(program, command))];
}

function commandLines(program: string, { name, flags, words }: CompletedCommand): readonly string[] {
  const when = `complete -c ${program} -n '__fish_seen_subcommand_from ${name}'`;
  const rest = words ? [`${when} -f -a ${quoted(words.join(' '))}`] : [];
  return [...rest, ...flags.map((flag) => `${when} ${flagText(flag)}`)];
}

function flagText({ name, short, says, takesValue, values }: CompletedFlag): string {
  const letter = short ? ` -s ${short}` : '';
  const value = takesValue ? ` -r${values ? ` -f -a ${quoted(values.join(' '))}` : ''}` : '';
  return `-l ${name}${letter}${value}${says === '' ? '' : ` -d ${quoted(says)}`}`;
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
