import type { CompletedCommand } from './completion-table';

/** Completion for bash, from 3.2 on: no package of its own is needed. */
export function bashCompletion(commands: readonly CompletedCommand[], programs: readonly string[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  return `# Completion of zero-downtime for bash.
_zero_downtime() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  local flags='' values='' words='' taken=''
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${names} help --help --version' -- "$current"))
    return
  fi
  if [ "\${COMP_WORDS[1]}" = help ]; then
    COMPREPLY=($(compgen -W '${names}' -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${commands.map(commandCase).join('\n')}
  esac
  if [ -n "$values" ]; then
    COMPREPLY=($(compgen -W "$values" -- "$current"))
  elif [ -n "$taken" ]; then
    COMPREPLY=($(compgen -f -- "$current"))
  elif [ "\${current:0:1}" = - ]; then
    COMPREPLY=($(compgen -W "$flags" -- "$current"))
  elif [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _zero_downtime ${programs.join(' ')}
`;
}

function commandCase({ name, flags, words }: CompletedCommand): string {
  const all = flags.flatMap(({ name: flag, short }) => [`--${flag}`, ...(short ? [`-${short}`] : [])]);
  const valued = flags
    .filter(({ takesValue }) => takesValue)
    .map(({ name: flag, short, values }) => {
      const patterns = [`--${flag}`, ...(short ? [`-${short}`] : [])].join('|');
      return `        ${patterns}) ${values ? `values='${values.join(' ')}'` : 'taken=yes'} ;;`;
    });
  return [
    `    ${name})`,
    `      flags='${all.join(' ')}'`,
    ...(words ? [`      words='${words.join(' ')}'`] : []),
    ...(valued.length > 0 ? ['      case "$before" in', ...valued, '      esac'] : []),
    '      ;;',
  ].join('\n');
}
