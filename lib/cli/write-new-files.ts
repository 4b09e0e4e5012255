import { posix } from 'node:path';
import { reasonOf } from './files/walk';
import type { Io } from './io';
import { writeFile } from './outputs';
import { UsageError } from './usage-error';
import { plainText } from '../report';

/**
 * Writes the files of a new app, and prints their paths.
 *
 * @param files by their paths in the folder
 * @throws UsageError where one of them is there already, before any is written
 */
export function writeNewFiles(folder: string, files: ReadonlyMap<string, string>, io: Io): void {
  const placed = [...files].map(([path, text]) => [posix.join(folder.replaceAll('\\', '/'), path), text] as const);
  const there = placed.filter(([path]) => whatIsAt(path, io) !== undefined).map(([path]) => path);
  if (there.length > 0) {
    throw new UsageError(
      `there is something already: ${there.join(', ')}`,
      'nothing is written over: name a new folder',
    );
  }
  for (const [path, text] of placed) {
    makeFolder(posix.dirname(path), io);
    writeFile(path, text, io);
  }
  io.stdout.write(`${placed.map(([path]) => plainText(path)).join('\n')}\n`);
}

/**
 * What stands where something is to be written.
 *
 * @throws UsageError where nothing can be written there
 */
export function whatIsAt(path: string, io: Pick<Io, 'files'>): ReturnType<Io['files']['stat']> {
  try {
    return io.files.stat(path);
  } catch (error) {
    throw new UsageError(`'${path}' cannot be written: ${reasonOf(error)}`);
  }
}

function makeFolder(path: string, io: Io): void {
  try {
    io.files.makeFolder(path);
  } catch (error) {
    throw new UsageError(`the folder '${path}' cannot be made: ${reasonOf(error)}`);
  }
}
