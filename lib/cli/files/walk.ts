import { posix } from 'node:path';
import type { FileSystem } from '../io';
import type { ReadProblem } from '../../check';
import { own } from '../../kubernetes';
import { isPassedOver } from './is-passed-over';

const MANIFEST = /\.(ya?ml|json)$/i;

/** What a folder holds. */
export interface Walk {
  /** Paths of files, in an order that depends on their names only. */
  readonly files: readonly string[];
  /** Folders that cannot be read. */
  readonly problems: readonly ReadProblem[];
}

/**
 * The files in a folder and below it, without what begins with a dot and node_modules; a folder that links lead to
 * twice is read once.
 *
 * @param wanted which of them, by path
 */
export function walk(folder: string, files: FileSystem, wanted: (path: string) => boolean = isManifestFile): Walk {
  const found: string[] = [];
  const problems: ReadProblem[] = [];
  const seen = new Set<string>();
  const visit = (path: string): void => {
    try {
      const real = files.real(path);
      if (seen.has(real)) return;
      seen.add(real);
      for (const { name, kind } of [...files.list(path)].sort(byName)) {
        const below = posix.join(path, name);
        if (kind === 'folder' && !isPassedOver(name)) visit(below);
        if (kind === 'file' && !name.startsWith('.') && wanted(below)) found.push(below);
      }
    } catch (error) {
      problems.push(cannotOpen(path, error));
    }
  };
  visit(folder);
  return { files: found, problems };
}

/** Whether a file is read when its folder is. */
export function isManifestFile(path: string): boolean {
  return MANIFEST.test(path);
}

/** A file or folder that cannot be opened. */
export function cannotOpen(file: string, error: unknown): ReadProblem {
  const message = `cannot be read: ${reasonOf(error)}`;
  return { code: 'cannot-open', severity: 'error', file, line: 0, column: 0, message };
}

/** Why a file cannot be read or written. */
export function reasonOf(error: unknown): string {
  const code = (error as { code?: string }).code ?? '';
  return own(REASONS, code) ?? (error instanceof Error ? error.message : String(error));
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'no such file',
  ELOOP: 'its links lead in a circle',
  EISDIR: 'it is a folder',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full for this user',
  EROFS: 'the disk is read-only',
  EFBIG: 'it would be larger than files may be',
  EBUSY: 'somebody else is using it',
  ENOTDIR: 'a part of its path is no folder',
  EIO: 'the disk fails',
  ENXIO: 'it is a socket',
  EPIPE: 'nobody reads it any more',
};

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  if (one.name === other.name) return 0;
  return one.name < other.name ? -1 : 1;
}
