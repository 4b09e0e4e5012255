import type { ReadProblem } from '../../check';
import type { Io } from '../io';
import { decodeText } from '../../source';
import { STDIN } from './find-files';
import type { SourceFile } from './source-file';

/** A file that was read. */
export interface ReadText {
  /** As the file system knows it; `-` is standard input. */
  readonly path: string;
  /** As messages name it. */
  readonly file: string;
  readonly directory: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** Reads a file as text; or tells why it is none. */
export async function readText(
  { path, name, directory }: SourceFile,
  io: Io,
  limit: number,
): Promise<ReadText | ReadProblem> {
  const size = path === STDIN ? 0 : (io.files.stat(path)?.size ?? 0);
  if (size > limit) return tooLarge(name, size, limit);
  const bytes = path === STDIN ? await io.stdin(limit) : io.files.read(path, limit);
  if (bytes.byteLength > limit) return tooLarge(name, limit, limit, 'more than ');
  const decoded = decodeText(bytes);
  if ('code' in decoded) return refused(decoded.code, name, decoded.message, decoded.line);
  return { path, file: name, directory, text: decoded.text, bytes };
}

function tooLarge(file: string, size: number, limit: number, atLeast = ''): ReadProblem {
  const mib = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
  const message = `the file has ${atLeast}${mib(size)}; at most ${mib(limit)} are read (--max-file-size)`;
  return refused('too-large', file, message);
}

function refused(code: ReadProblem['code'], file: string, message: string, line = 1): ReadProblem {
  return { code, severity: 'error', file, line, column: 1, message };
}
