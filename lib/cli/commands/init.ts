import { newApp } from '../../adoption';
import type { Command } from '../command';
import { EXIT, type ExitCode } from '../exit-code';
import type { Flags, Given } from '../flags/flag';
import type { Io } from '../io';
import { packageName } from '../package-name';
import { UsageError } from '../usage-error';
import { version } from '../version';
import { writeNewFiles } from '../write-new-files';
import { plainText } from '../../report';

const FLAGS = {
  name: { value: 'NAME', says: "the name of the app's package (default: that of the folder)" },
  library: {
    value: 'SPEC',
    says: 'what npm installs as cdk8s-zero-downtime: a version or a file (default: the version of this program)',
  },
} as const satisfies Flags;

/** `init [DIR]`. */
export const initCommand: Command = {
  usage: '[DIR] [flags]',
  says: 'Makes a new app with one service, its test and its pipelines. Nothing is ever written over.',
  flags: FLAGS,
  run: runInit,
};

function runInit(given: Given, io: Io): ExitCode {
  const [folder = '.', ...others] = given.positionals;
  if (others.length > 0) throw new UsageError('init takes one folder', 'zero-downtime init [DIR]');
  const name = packageName(given.one('name'), folder, io);
  writeNewFiles(folder, newApp({ name, library: given.one('library') ?? `^${version()}` }), io);
  const enter = folder === '.' ? '' : `cd ${plainText(folder)} && `;
  io.stderr.write(`\nNow:\n  ${enter}npm install && npm run synth\n  ${enter}npm test\n`);
  return EXIT.ok;
}
