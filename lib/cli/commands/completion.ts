import type { Command, CommandEntry } from '../command';
import { completionScript, SHELLS } from '../completion/completion-script';
import { EXIT } from '../exit-code';
import { didYouMean } from '../../kubernetes/values/did-you-mean';
import { UsageError } from '../usage-error';

/** `completion SHELL`, of all commands. */
export const completionOf = (commands: Readonly<Record<string, CommandEntry>>): Command => ({
  usage: 'SHELL',
  says: 'Prints what makes a shell complete commands, flags, and the values that are known.',
  flags: {},
  notes: [
    [
      'shells',
      [
        'bash  source <(zero-downtime completion bash)   # in ~/.bashrc',
        'zsh  source <(zero-downtime completion zsh)   # in ~/.zshrc, behind compinit',
        'fish  zero-downtime completion fish > ~/.config/fish/completions/zero-downtime.fish',
        'powershell  zero-downtime completion powershell | Out-String | Invoke-Expression   # in $PROFILE',
      ],
    ],
    ['exit codes', ['0  printed', '2  there is no such shell']],
  ],
  run(given, io) {
    const [name, ...others] = given.positionals;
    const shell = SHELLS.find((one) => one === name);
    if (shell === undefined || others.length > 0) {
      const guess = name === undefined ? '' : didYouMean(name, SHELLS);
      throw new UsageError(`completion needs one SHELL: ${SHELLS.join(', ')}${guess}`);
    }
    io.stdout.write(completionScript(shell, commands));
    return EXIT.ok;
  },
});
