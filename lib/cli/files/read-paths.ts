import { DEFAULT_LIMIT, parseFileSize } from '../file-size';
import type { Given } from '../flags/flag';
import type { Io } from '../io';
import type { Progress } from '../progress';
import { findFiles } from './find-files';
import { readFiles, type ReadManifests } from './read-files';

/** What paths are read with. */
export interface ReadPathsOptions {
  /** The flags: `--max-file-size` counts. */
  readonly given: Given;
  readonly io: Io;
  readonly progress: Progress;
  /** Which files of folders are not read. @default all of them are */
  readonly ignored?: (path: string) => boolean;
}

/**
 * Reads everything that paths lead to.
 *
 * @throws UsageError for a path that leads to nothing
 */
export function readPaths(
  paths: readonly string[],
  { given, io, progress, ignored }: ReadPathsOptions,
): Promise<ReadManifests> {
  const size = given.one('max-file-size');
  const limit = size === undefined ? DEFAULT_LIMIT : parseFileSize(size);
  const say = (done: number, all: number) => progress.say(`reading file ${done + 1} of ${all}…`);
  return readFiles(findFiles(paths, io.files, ignored), io, { limit, progress: say });
}
