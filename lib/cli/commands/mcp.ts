import type { Command } from '../command';
import { EXIT } from '../exit-code';
import { assistantHost } from '../servers/assistant-host';
import { loadServer } from '../servers/load-server';
import { UsageError } from '../usage-error';

/** `mcp`. */
export const mcpCommand: Command = {
  usage: '',
  says: 'Serves assistants by the Model Context Protocol on standard input and output: check, simulate, fix, plan and explain as tools, the rules as resources. It reads what it is given and what lies below this folder, and writes nothing.',
  flags: {},
  notes: [['exit codes', ['0  the assistant has left', '2  could not run']]],
  async run(given, io) {
    if (given.positionals.length > 0)
      throw new UsageError('mcp takes no PATH: it reads below the folder it is started in');
    await loadServer('mcp').serveMcp(assistantHost(io));
    return EXIT.ok;
  },
};
