import { posix } from 'node:path';
import { newApp } from '../../adoption';
import type { Command } from '../command';
import { EXIT, type ExitCode } from '../exit-code';
import { reasonOf } from '../files/walk';
import type { Flags, Given } from '../flags/flag';
import type { Io } from '../io';
import { writeFile } from '../outputs';
import { UsageError } from '../usage-error';
import { version } from '../version';

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
  const name = nameOf(given.one('name'), folder, io);
  const files = [...newApp({ name, library: given.one('library') ?? `^${version()}` })];
  const placed = files.map(([path, text]) => [posix.join(folder.replaceAll('\\', '/'), path), text] as const);
  const there = placed.filter(([path]) => io.files.stat(path) !== undefined).map(([path]) => path);
  if (there.length > 0) {
    throw new UsageError(`there is something already: ${there.join(', ')}`, 'init writes into a new folder: init DIR');
  }
  for (const [path, text] of placed) {
    makeFolder(posix.dirname(path), io);
    writeFile(path, text, io);
  }
  const enter = folder === '.' ? '' : `cd ${folder} && `;
  io.stdout.write(`${placed.map(([path]) => path).join('\n')}\n`);
  io.stderr.write(`\nNow:\n  ${enter}npm install && npm run synth\n  ${enter}npm test\n`);
  return EXIT.ok;
}

function makeFolder(path: string, io: Io): void {
  try {
    io.files.makeFolder(path);
  } catch (error) {
    throw new UsageError(`the folder '${path}' cannot be made: ${reasonOf(error)}`);
  }
}

/** What npm allows as a name. */
const NAME = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

function nameOf(wanted: string | undefined, folder: string, io: Io): string {
  if (wanted !== undefined) {
    if (NAME.test(wanted)) return wanted;
    throw new UsageError(`--name '${wanted}' is no name of a package: write small letters, digits, - and .`);
  }
  const own = posix.basename(posix.resolve(io.cwd.replaceAll('\\', '/'), folder.replaceAll('\\', '/')));
  const named = own
    .toLowerCase()
    .replace(/[^a-z0-9._~-]+/g, '-')
    .replace(/^[._-]+|[-]+$/g, '');
  return named === '' ? 'app' : named;
}
