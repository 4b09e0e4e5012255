import type { CompletedCommand, CompletedFlag } from './completion-table';

/** Completion for zsh, with what every command and flag is for. */
export function zshCompletion(commands: readonly CompletedCommand[], programs: readonly string[]): string {
  return `#compdef ${programs.join(' ')}
# Completion of zero-downtime for zsh.
_zero_downtime() {
  local -a commands
  commands=(
${commands.map(({ name, says }) => `    ${quoted(`${name}:${says}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe -t commands command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
    help) _describe -t commands command commands ;;
${commands.map(commandCase).join('\n')}
  esac
}
compdef _zero_downtime ${programs.join(' ')}
`;
}

function commandCase({ name, flags, words }: CompletedCommand): string {
  const rest = words ? `${quoted(`*:word:(${words.join(' ')})`)}` : `'*:path:_files'`;
  return `    ${name})\n      _arguments -s \\\n${flags
    .flatMap(specs)
    .map((one) => `        ${one} \\\n`)
    .join('')}        ${rest}\n      ;;`;
}

function specs({ name, short, says, takesValue, values }: CompletedFlag): readonly string[] {
  const about = says.replace(/[[\]\\:]/g, '\\$&');
  const value = takesValue ? `:value:${values ? `(${values.join(' ')})` : '_files'}` : '';
  return [...(short ? [`-${short}`] : []), `--${name}`].map((flag) => quoted(`*${flag}[${about}]${value}`));
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
