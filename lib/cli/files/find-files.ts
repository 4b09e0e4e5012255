import { pushAll } from '../../kubernetes';
import { posix } from 'node:path';
import type { ReadProblem } from '../../check';
import type { FileSystem } from '../io';
import { UsageError } from '../usage-error';
import { globBase, globPattern, isGlob } from '../../source/patterns/glob';
import { FoldersOfTests, namesFolderOfTests } from './folders-of-tests';
import type { SourceFile } from './source-file';
import { cannotOpen, isManifestFile, walk } from './walk';

/** What standard input is called. */
export const STDIN = '-';

/** The files that are meant, and what could not be opened on the way. */
export interface FoundFiles {
  readonly files: readonly SourceFile[];
  readonly problems: readonly ReadProblem[];
}

interface Found {
  readonly path: string;
  /** The folder that the path was found in, or that a file given by name stands in. */
  readonly root: string;
  /** The folder of tests below that root that it stands in, as messages name it. */
  readonly ofTests?: string;
}

/**
 * The files that paths lead to: files as they are, folders with everything below them, patterns, and `-`. Each file
 * once, in the order given.
 *
 * @param ignored which files to leave out, unless they are given by name
 * @throws UsageError for a path that leads to nothing
 */
export function findFiles(
  paths: readonly string[],
  files: FileSystem,
  ignored: (path: string) => boolean = () => false,
): FoundFiles {
  const found = new Map<string, Found>();
  const problems: ReadProblem[] = [];
  const folders = new FoldersOfTests(files);
  for (const given of paths) {
    // `check "$UNSET"` is not meant to check everything here.
    if (given.trim() === '') throw new UsageError('a PATH is empty; . is the current folder');
    const path = given === STDIN ? STDIN : normal(given);
    const { files: paths_, problems: its } = expand(path, given, files, ignored);
    pushAll(problems, its);
    const isNamed = isGlob(path) && namesFolderOfTests(path);
    for (const one of paths_) {
      const key = one.path === STDIN ? STDIN : realOr(one.path, files);
      const known = found.get(key);
      if (known && known.ofTests === undefined) continue;
      const ofTests = isNamed ? undefined : folders.holding(one.path, one.root);
      if (!known) found.set(key, { ...one, ...(ofTests !== undefined && { ofTests }) });
      else if (ofTests === undefined) found.set(key, { ...known, ofTests });
    }
  }
  return { files: located([...found.values()]), problems };
}

function expand(
  path: string,
  given: string,
  files: FileSystem,
  ignored: (path: string) => boolean,
): { readonly files: readonly Found[]; readonly problems: readonly ReadProblem[] } {
  if (path === STDIN) return { files: [{ path, root: '.' }], problems: [] };
  const stat = statOf(path, files);
  if (stat?.kind === 'folder') {
    const { files: below, problems } = walk(path, files, (file) => isManifestFile(file) && !ignored(file));
    return { files: below.map((file) => ({ path: file, root: path })), problems };
  }
  if (stat !== undefined) return { files: [{ path, root: posix.dirname(path) }], problems: [] };
  if (!isGlob(path)) throw new UsageError(`there is no file or folder '${shortened(given)}'`);
  const base = globBase(path);
  const pattern = globPattern(path);
  const { files: below, problems } = statOf(base, files)
    ? walk(base, files, (file) => pattern.test(file) && !ignored(file))
    : { files: [], problems: [] };
  if (below.length === 0) throw new UsageError(`no file matches '${shortened(given)}'`);
  return { files: below.map((file) => ({ path: file, root: base })), problems };
}

/** Names of people's length stand whole. */
function shortened(path: string): string {
  return path.length > LONGEST_NAME ? `${path.slice(0, LONGEST_NAME)}…` : path;
}

const LONGEST_NAME = 300;

/** Forward slashes, no `./` in front, no slash at the end. */
export function normal(path: string): string {
  const forward = process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
  const normalised = posix.normalize(forward || '.');
  return normalised.length > 1 ? normalised.replace(/\/$/, '') : normalised;
}

/** What a path leads to. One that cannot be looked at (a link to itself, a name that is too long) is no folder. */
function statOf(path: string, files: FileSystem): ReturnType<FileSystem['stat']> {
  try {
    return files.stat(path);
  } catch (error) {
    throw new UsageError(`'${shortened(path)}' ${cannotOpen(path, error).message}`);
  }
}

function realOr(path: string, files: FileSystem): string {
  try {
    return files.real(path);
  } catch {
    return path;
  }
}

/** Directories are told from the folder that everything given has in common: folders beside each other stay apart. */
function located(found: readonly Found[]): readonly SourceFile[] {
  const root = commonFolder(found.filter(({ path }) => path !== STDIN).map((one) => one.root));
  return found.map(({ path, ofTests }) => ({
    path,
    name: path === STDIN ? '<stdin>' : path,
    directory: path === STDIN ? '.' : posix.relative(root, posix.dirname(path)) || '.',
    ...(ofTests !== undefined && { ofTests }),
  }));
}

/** The folder that all of some folders stand in. */
export function commonFolder(folders: readonly string[]): string {
  const [first, ...others] = folders.map((folder) => folder.split('/'));
  if (first === undefined) return '.';
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && first[same] === other[same]) same += 1;
    length = same;
  }
  return first.slice(0, length).join('/') || (folders.every((folder) => folder.startsWith('/')) ? '/' : '.');
}
