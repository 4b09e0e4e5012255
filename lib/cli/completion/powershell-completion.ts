import type { CompletedCommand } from './completion-table';

/** Completion for PowerShell, from 5.1 on. */
export function powershellCompletion(commands: readonly CompletedCommand[], programs: readonly string[]): string {
  return `# Completion of zero-downtime for PowerShell.
Register-ArgumentCompleter -Native -CommandName ${programs.join(', ')} -ScriptBlock {
  param($current, $line, $position)
  $commands = [ordered]@{
${commands.map(entry).join('\n')}
  }
  $typed = @($line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position -or $_.Extent.Text -ne $current } | ForEach-Object { $_.Extent.Text })
  if ($typed.Count -le 1 -or ($typed.Count -eq 2 -and $typed[1] -eq 'help')) { $words = $commands.Keys }
  else {
    $command = $commands[$typed[1]]
    if (-not $command) { return }
    $before = $typed[-1] -replace '^--?', ''
    if ($typed[-1].StartsWith('-') -and $command.values.Contains($before)) { $words = $command.values[$before] }
    elseif ($current.StartsWith('-')) { $words = $command.flags }
    else { $words = $command.words }
  }
  $words | Where-Object { $_ -like "$current*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

function entry({ name, flags, words = [] }: CompletedCommand): string {
  const values = flags.flatMap(({ name: flag, short, values: its }) =>
    its ? [flag, ...(short ? [short] : [])].map((one) => `${quoted(one)} = ${list(its)}`) : [],
  );
  const all = flags.flatMap(({ name: flag, short }) => [`--${flag}`, ...(short ? [`-${short}`] : [])]);
  return `    ${quoted(name)} = @{ flags = ${list(all)}; words = ${list(words)}; values = @{ ${values.join('; ')} } }`;
}

const list = (words: readonly string[]) => `@(${words.map(quoted).join(', ')})`;

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
