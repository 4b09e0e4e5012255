import type { FileSystem } from '../io';

/** A file as text, as far as a limit in bytes; throws as reading it does. */
export function textIn(file: string, files: FileSystem, limit: number): string {
  return Buffer.from(files.read(file, limit)).toString('utf8');
}

/** The same; empty where there is no such file, or it cannot be read. */
export function textIfThere(file: string, files: FileSystem, limit: number): string {
  try {
    return files.stat(file)?.kind === 'file' ? textIn(file, files, limit) : '';
  } catch {
    return '';
  }
}
