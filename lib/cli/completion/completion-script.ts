import type { CommandEntry } from '../command';
import { bashCompletion } from './bash-completion';
import { completionTable } from './completion-table';
import { fishCompletion } from './fish-completion';
import { powershellCompletion } from './powershell-completion';
import { zshCompletion } from './zsh-completion';

/** The names that the program goes by. */
export const PROGRAMS = ['zero-downtime', 'cdk8s-zero-downtime'] as const;

const WRITERS = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
} as const;

/** The shells that can be made to complete. */
export const SHELLS = Object.keys(WRITERS) as readonly (keyof typeof WRITERS)[];

/** What a shell reads to complete the command line. */
export function completionScript(
  shell: (typeof SHELLS)[number],
  commands: Readonly<Record<string, CommandEntry>>,
): string {
  return WRITERS[shell](completionTable(commands, SHELLS), PROGRAMS);
}
