import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, statSync, unlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { removeAbandoned, removeAll, unfinishedName } from './unfinished';
import { writeWhole } from './write-beside';

/** What the folder of new files is called when all of them are there: whoever finds it puts them into their places. */
const WHOLE = /^\.zero-downtime-[0-9a-f]{12}\.whole$/;

/** What has failed, and where. */
export class NotWritten extends Error {
  constructor(
    readonly path: string,
    readonly reason: unknown,
  ) {
    super(`${path} cannot be written`, { cause: reason });
  }
}

/**
 * Puts new files below a folder in one step: a run that is killed leaves none of them, or all. Where the folder is not
 * there, a whole one is renamed to it; where it is, they stand whole in a folder of their own below it before the first
 * is moved, and `finishNew` moves those that a killed run has not.
 *
 * @param files by their paths below the folder; nothing may stand there
 * @throws NotWritten where one cannot be written: then none is
 */
export function writeNew(folder: string, files: ReadonlyMap<string, string>): void {
  const top = outermostMissing(folder);
  const parent = top === undefined ? folder : dirname(top);
  const stage = join(parent, `${unfinishedName()}.new`);
  const below = top === undefined ? stage : join(stage, relative(top, folder));
  const failed = (path: string, reason: unknown) => {
    removeAll(stage);
    return new NotWritten(path, reason);
  };
  for (const [path, text] of files) {
    try {
      makeFolders(dirname(join(below, path)), stage);
      writeWhole(join(below, path), text);
    } catch (error) {
      throw failed(path, error);
    }
  }
  try {
    if (top === undefined) moveAll(renamed(stage, '.whole'), folder);
    else renameSync(stage, top);
  } catch (error) {
    throw failed([...files.keys()][0] ?? '', error);
  }
  removeAbandoned(parent);
}

/**
 * Puts in place what a run that was killed had ready for a folder.
 *
 * @returns whether there was something
 * @throws what Node throws, where something stands in its way
 */
export function finishNew(folder: string): boolean {
  const ready = readable(folder).filter((name) => WHOLE.test(name));
  for (const name of ready) Array.from(moved(join(folder, name), folder));
  return ready.length > 0;
}

/** What is no folder, or may not be read, is told by whoever writes to it. */
function readable(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function renamed(stage: string, ending: string): string {
  const whole = stage.replace(/\.new$/, ending);
  renameSync(stage, whole);
  return whole;
}

/** Moves what is staged to a folder; where that fails, what was moved is taken away again. */
function moveAll(stage: string, folder: string): void {
  const done: string[] = [];
  try {
    for (const path of moved(stage, folder)) done.push(path);
  } catch (error) {
    for (const path of done) removeAll(path);
    removeAll(stage);
    throw error;
  }
}

/**
 * Moves what is in one folder to another, each with all that is below it where nothing is in its place, and says what it
 * has moved. Another run may do the same: what is gone from here it has moved.
 */
function* moved(from: string, to: string): Generator<string> {
  for (const name of namesIn(from)) {
    const [source, target] = [join(from, name), join(to, name)];
    const isFree = !isThere(target);
    if (isFree && move(source, target)) yield target;
    else if (isFree || !isThere(source)) continue;
    else if (isFolder(source) && isFolder(target)) yield* moved(source, target);
    else throw Object.assign(new Error(`'${name}' is there already`), { code: 'EEXIST' });
  }
  if (isThere(from)) rmdirSync(from);
}

function namesIn(folder: string): readonly string[] {
  return isFolder(folder) ? readdirSync(folder).sort() : [];
}

/** @returns false where it is gone */
function move(source: string, target: string): boolean {
  try {
    renameSync(source, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !isThere(source)) return false;
    if (code !== 'EXDEV') throw error;
    copyToOtherDisk(source, target);
  }
  return true;
}

/** Only where a folder that is there is a link to another disk, or one is mounted on it. */
function copyToOtherDisk(source: string, target: string): void {
  if (isFolder(source)) {
    mkdirSync(target);
    for (const name of readdirSync(source)) copyToOtherDisk(join(source, name), join(target, name));
    return rmdirSync(source);
  }
  writeWhole(target, readFileSync(source, 'utf8'));
  unlinkSync(source);
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The first of the folders that have to be made, from the root; undefined where the folder is there. */
function outermostMissing(folder: string): string | undefined {
  if (isThere(folder)) return undefined;
  const above = dirname(folder);
  return above === folder ? undefined : (outermostMissing(above) ?? folder);
}

/** One after the other: asked for all at once, Node never comes back from where none can be made (`/proc`). */
function makeFolders(path: string, top: string): void {
  if (isThere(path)) return;
  if (path !== top) makeFolders(dirname(path), top);
  mkdirSync(path);
}
