import type { FileSystem } from '../io';

/** A file as text, as far as a limit in bytes; throws as reading it does. */
export function textIn(file: string, files: FileSystem, limit: number): string {
  return Buffer.from(files.read(file, limit)).toString('utf8');
}
