import { posix } from 'node:path';
import { globBase, isGlob } from '../source/patterns/glob';
import { CONFIG_FILES } from './config/read-config';
import { EXIT, type ExitCode } from './exit-code';
import { STDIN } from './files/find-files';
import { isManifestFile } from './files/walk';
import type { Given } from './flags/flag';
import type { Io } from './io';
import { UsageError } from './usage-error';
import { plainText } from '../report';

/**
 * Runs a command again whenever something changes that it reads, until somebody stops it, which is no failure. A text that
 * is what it was is not read again; what changes during a run is not missed.
 *
 * @throws UsageError where that cannot be done, and whatever the first run throws
 */
export async function watch(
  given: Given,
  io: Io,
  run: (given: Given, io: Io) => Promise<ExitCode> | ExitCode,
): Promise<ExitCode> {
  if (given.positionals.includes(STDIN)) throw new UsageError('--watch watches files; standard input is none');
  if (!io.watch) throw new UsageError('--watch: files cannot be watched here');
  const keeping = { ...io, readings: new Map() };
  const changes = io.watch(watched(given), isRead(given))[Symbol.asyncIterator]();
  try {
    await run(given, keeping);
    for (let next = await changes.next(); !next.done; next = await changes.next()) {
      const { value: changed } = next;
      const where = changed.length === 1 ? changed[0] : `${changed.length} files`;
      io.stderr.write(`\n--- ${plainText(where ?? '')} changed ---\n`);
      await again(given, keeping, run);
    }
    return EXIT.ok;
  } finally {
    await changes.return?.();
  }
}

/** What is gone or half-written now may be there again in a moment. */
async function again(given: Given, io: Io, run: (given: Given, io: Io) => Promise<ExitCode> | ExitCode): Promise<void> {
  try {
    await run(given, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(`error: ${plainText(error.message)}\n`);
  }
}

/** What the paths of a run lead to, and what it is told besides them. */
function watched(given: Given): readonly string[] {
  const paths = [...given.positionals, ...given.all('against')].map((path) => (isGlob(path) ? globBase(path) : path));
  return [...paths, ...['config', 'baseline'].flatMap((flag) => given.all(flag)), ...CONFIG_FILES];
}

/** Whether a change of a file is one: its own reports are none. Charts and kustomizations are made of files of any name. */
function isRead(given: Given): (path: string) => boolean {
  const written = new Set(['output', 'write-baseline', 'html'].flatMap((flag) => given.all(flag)));
  const isSource = given.has('render') ? (path: string) => posix.extname(path) !== '' : isManifestFile;
  return (path) => !written.has(path) && isSource(path) && watched(given).some((one) => covers(one, path));
}

function covers(given: string, path: string): boolean {
  const folder = given.replace(/^\.\//, '').replace(/\/$/, '');
  return folder === '.' || path === folder || path.startsWith(`${folder}/`);
}
