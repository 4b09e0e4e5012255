import { posix } from 'node:path';
import type { FileSystem } from '../io';
import { textIfThere } from './text-in';

const LARGEST_KUSTOMIZATION = 256 * 1024;

/** So many folders are looked through, and so deep: who builds from a folder stands near it. */
const MOST_FOLDERS = 300;
const DEEPEST = 3;

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** Whether a kustomization that stands beside a folder, or in another one beside it, names it: what it holds is used. */
export function isBuiltFromBeside(folder: string, files: FileSystem): boolean {
  const name = posix.basename(folder).replace(/[^\w]/g, String.raw`\$&`);
  const mentions = new RegExp(String.raw`(?:^|[\s"'/-])${name}(?:/|["'\s]|$)`, 'm');
  let left = MOST_FOLDERS;
  let level = [posix.dirname(folder)];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    if (level.some((one) => NAMES.some((file) => mentions.test(textIn(one, file, files))))) return true;
    level = level.flatMap((one) => foldersIn(one, files)).filter((one) => one !== folder);
    level = level.slice(0, left);
    left -= level.length;
  }
  return false;
}

/** The folders in a folder; none where it cannot be opened. */
export function foldersIn(folder: string, files: FileSystem): readonly string[] {
  try {
    return files.list(folder).flatMap(({ name, kind }) => (kind === 'folder' ? [posix.join(folder, name)] : []));
  } catch {
    return [];
  }
}

function textIn(folder: string, file: string, files: FileSystem): string {
  return textIfThere(posix.join(folder, file), files, LARGEST_KUSTOMIZATION);
}
