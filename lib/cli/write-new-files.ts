import { posix } from 'node:path';
import { reasonOf } from './files/walk';
import type { Io } from './io';
import { UsageError } from './usage-error';
import { plainText } from '../report';

/**
 * Writes the files of a new app in one step, and prints their paths: all of them, or, where one cannot be written or
 * the run is killed, none.
 *
 * @param files by their paths in the folder
 * @throws UsageError where one of them is there already, before any is written
 */
export function writeNewFiles(folder: string, files: ReadonlyMap<string, string>, io: Io): void {
  finishKilled(folder, io);
  const placeOf = (path: string) => posix.join(folder.replaceAll('\\', '/'), path);
  const placed = [...files.keys()].map(placeOf);
  const there = placed.filter((path) => whatIsAt(path, io) !== undefined);
  if (there.length > 0) {
    throw new UsageError(
      `there is something already: ${there.join(', ')}`,
      'nothing is written over: name a new folder',
    );
  }
  try {
    io.files.writeNew(folder, files);
  } catch (error) {
    const { path, reason = error } = error as { path?: string; reason?: unknown };
    throw new UsageError(`'${placeOf(path ?? '.')}' cannot be written: ${reasonOf(reason)}`);
  }
  io.stdout.write(`${placed.map((path) => plainText(path)).join('\n')}\n`);
}

/**
 * Puts in place, and says so, what an earlier run had ready when it was killed.
 *
 * @throws UsageError where that cannot be
 */
export function finishKilled(folder: string, io: Pick<Io, 'files' | 'stderr'>): void {
  try {
    if (!io.files.finishNew(folder)) return;
  } catch (error) {
    throw new UsageError(`what a killed run had ready in '${folder}' cannot be put in place: ${reasonOf(error)}`);
  }
  io.stderr.write(`note: a run was killed here, and what it had ready stands in ${plainText(`'${folder}'`)} now\n`);
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
