import { pushAll } from '../../kubernetes';
import type { Reading, ReadProblem } from '../../check';
import { joinReadings, MOST_OBJECTS, PackedTexts, readSource, tooManyObjects, type SourceReading } from '../../source';
import type { Manifest } from '../../workload';
import type { Io } from '../io';
import type { FoundFiles } from './find-files';
import { readText } from './read-text';
import type { SourceFile } from './source-file';
import { cannotOpen } from './walk';
import { ZIP_PACKING } from './zip-packing';

/** What a run has read. */
export interface ReadManifests extends Reading {
  readonly manifests: readonly Manifest[];
  /** What is to be known of how they were rendered. @default nothing */
  readonly notes?: readonly string[];
}

/** How files are read. */
export interface ReadFilesOptions {
  /** The largest file that is read, in bytes. */
  readonly limit: number;
  /** How many objects are read in all. @default 100,000 */
  readonly maxObjects?: number;
  /** Called before each file. */
  readonly progress?: (done: number, all: number) => void;
}

/** Reads all files; what cannot be read is a problem of its own, and the rest is read on. */
export async function readFiles(found: FoundFiles, io: Io, options: ReadFilesOptions): Promise<ReadManifests> {
  const problems: ReadProblem[] = [...found.problems];
  const readings: SourceReading[] = [];
  const { maxObjects = MOST_OBJECTS } = options;
  const packed = new PackedTexts(ZIP_PACKING);
  let count = 0;
  for (const [index, file] of found.files.entries()) {
    options.progress?.(index, found.files.length);
    const left = maxObjects - count;
    if (left <= 0) {
      problems.push(tooManyObjects(file.name, 1, ` (${found.files.length - index} files)`));
      break;
    }
    try {
      const read = await readOne(file, io, { limit: options.limit, maxObjects: left, packed });
      if ('code' in read) problems.push(read);
      else {
        readings.push(read);
        count += read.manifests.length;
      }
    } catch (error) {
      problems.push(cannotOpen(file.name, error));
    }
  }
  const joined = joinReadings(readings);
  pushAll(problems, joined.problems);
  return { ...joined, problems };
}

async function readOne(
  file: SourceFile,
  io: Io,
  { limit, maxObjects, packed }: { readonly limit: number; readonly maxObjects: number; readonly packed: PackedTexts },
): Promise<SourceReading | ReadProblem> {
  const read = await readText(file, io, limit);
  if ('code' in read) return read;
  const { text, directory } = read;
  const known = io.readings?.get(read.file);
  const isKnown = known?.text === text && known.directory === directory;
  if (isKnown && known.reading.manifests.length <= maxObjects) return known.reading;
  const reading = readSource(text, read.file, { directory, maxObjects, packed });
  io.readings?.set(read.file, { text, directory, reading });
  return reading;
}
