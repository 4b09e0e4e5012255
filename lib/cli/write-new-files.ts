import { posix } from 'node:path';
import { reasonOf } from './files/walk';
import type { Io } from './io';
import { writeFile } from './outputs';
import { UsageError } from './usage-error';
import { plainText } from '../report';

/**
 * Writes the files of a new app, and prints their paths: all of them, or, where one cannot be written, none.
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
  writeAll(placed, io);
  io.stdout.write(`${placed.map(([path]) => plainText(path)).join('\n')}\n`);
}

/** A part of an app is none, and would stand in the way of the next run. */
function writeAll(placed: readonly (readonly [path: string, text: string])[], io: Io): void {
  const made: string[] = [];
  try {
    for (const [path, text] of placed) {
      const folder = posix.dirname(path);
      for (const missing of missingFolders(folder, io)) made.push(missing);
      makeFolder(folder, io);
      writeFile(path, text, io);
      made.push(path);
    }
  } catch (error) {
    for (const path of made.reverse()) remove(path, io);
    throw error;
  }
}

/** The folders that have to be made, the outermost first. */
function missingFolders(folder: string, io: Io): readonly string[] {
  const above = posix.dirname(folder);
  if (whatIsAt(folder, io) !== undefined) return [];
  return above === folder ? [folder] : [...missingFolders(above, io), folder];
}

function remove(path: string, io: Io): void {
  try {
    io.files.remove(path);
  } catch {
    // It was not made, or somebody has put something into it.
  }
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
