import { randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What a file is called while it is not whole. */
const FILE = /^\.zero-downtime-[0-9a-f]{12}$/;

/** What the folder is called in which new files are written, until all of them are there. */
const FOLDER = /^\.zero-downtime-[0-9a-f]{12}\.new$/;

/** No run writes for so long, in milliseconds: what is older was left by one that was killed. */
const ABANDONED = 3_600_000;

/** A name that nothing has. */
export function unfinishedName(): string {
  return `.zero-downtime-${randomBytes(6).toString('hex')}`;
}

/** Whether a folder is what a run writes new files in, or one that was killed has. */
export function isUnfinishedFolder(name: string): boolean {
  return FOLDER.test(name);
}

/** What a killed run has left in a folder. Nobody waits for it: where it cannot be taken away, it stays. */
export function removeAbandoned(folder: string): void {
  try {
    for (const name of readdirSync(folder)) if (FILE.test(name) || FOLDER.test(name)) removeOld(join(folder, name));
  } catch {
    // A folder that may be written to, and not be read.
  }
}

function removeOld(path: string): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  const isOurs = path.endsWith('.new') ? stats?.isDirectory() : stats?.isFile();
  if (stats && isOurs && Date.now() - stats.mtimeMs > ABANDONED) removeAll(path);
}

/** Takes away a file or a folder with what is in it, where that can be. */
export function removeAll(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // It was never there, or has to stay.
  }
}
