import { pushAll } from '../../kubernetes';
import type { Reading, ReadProblem } from '../../check';
import { readSource, setPatchesAside, type SourceReading } from '../../source';
import type { Manifest } from '../../workload';
import type { Io } from '../io';
import { decode, isBinary } from './decode';
import { STDIN, type FoundFiles } from './find-files';
import type { SourceFile } from './source-file';
import { cannotOpen } from './walk';

/** What a run has read. */
export interface ReadManifests extends Reading {
  readonly manifests: readonly Manifest[];
}

/** How files are read. */
export interface ReadFilesOptions {
  /** The largest file that is read, in bytes. */
  readonly limit: number;
  /** Called before each file. */
  readonly progress?: (done: number, all: number) => void;
}

/** Reads all files; what cannot be read is a problem of its own, and the rest is read on. */
export async function readFiles(found: FoundFiles, io: Io, options: ReadFilesOptions): Promise<ReadManifests> {
  const problems: ReadProblem[] = [...found.problems];
  const readings: SourceReading[] = [];
  for (const [index, file] of found.files.entries()) {
    options.progress?.(index, found.files.length);
    try {
      const read = await readOne(file, io, options.limit);
      if ('code' in read) problems.push(read);
      else readings.push(read);
    } catch (error) {
      problems.push(cannotOpen(file.name, error));
    }
  }
  const kept = setPatchesAside(readings);
  for (const reading of kept) pushAll(problems, reading.problems);
  return {
    files: readings.length,
    resources: kept.reduce((sum, { manifests }) => sum + manifests.length, 0),
    manifests: kept.flatMap(({ manifests }) => manifests),
    problems,
    skipped: kept.flatMap(({ skipped }) => skipped),
  };
}

async function readOne(file: SourceFile, io: Io, limit: number): Promise<SourceReading | ReadProblem> {
  const { path, name, directory } = file;
  const size = path === STDIN ? 0 : (io.files.stat(path)?.size ?? 0);
  if (size > limit) return tooLarge(name, size, limit);
  const bytes = path === STDIN ? await io.stdin(limit) : io.files.read(path);
  if (bytes.byteLength > limit) return tooLarge(name, bytes.byteLength, limit);
  if (isBinary(bytes)) return refused('binary', name, 'this is no text: it has a zero byte');
  return readSource(decode(bytes), name, { directory });
}

function tooLarge(file: string, size: number, limit: number): ReadProblem {
  const mib = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
  const message = `the file has ${file === '<stdin>' ? 'more than ' : ''}${mib(size)}; at most ${mib(limit)} are read (--max-file-size)`;
  return refused('too-large', file, message);
}

function refused(code: 'binary' | 'too-large', file: string, message: string): ReadProblem {
  return { code, severity: 'error', file, line: 1, column: 1, message };
}
