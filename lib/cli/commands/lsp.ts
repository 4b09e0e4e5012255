import type { Command } from '../command';
import { EXIT } from '../exit-code';
import { editorHost } from '../servers/editor-host';
import { loadServer } from '../servers/load-server';
import { UsageError } from '../usage-error';

/** `lsp`. */
export const lspCommand: Command = {
  usage: '',
  says: 'Serves editors by the Language Server Protocol on standard input and output: findings while typing, their reasons and fixes, and what a rollout loses. An editor starts it.',
  flags: { stdio: { says: 'by standard input and output: the only way, and the default' } },
  notes: [['exit codes', ['0  the editor has left', '2  could not run']]],
  async run(given, io) {
    if (given.positionals.length > 0)
      throw new UsageError('lsp takes no PATH', 'the editor says which folders are open');
    await loadServer('lsp').serveLsp(editorHost(io));
    return EXIT.ok;
  },
};
