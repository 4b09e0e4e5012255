import { posix } from 'node:path';
import type { FileSystem } from '../io';

/** Something that stands outside of the folder that may be read. */
function outside(path: string): Error {
  return new Error(`'${path}' stands outside of the folder that this server was started in`);
}

/**
 * The same files, but only those below a folder: whatever leads out of it, by its name or by links, is refused, and
 * nothing is written.
 */
export function filesBelow(folder: string, files: FileSystem): FileSystem {
  const root = forward(files.real(folder));
  const inside = (path: string): string => {
    const absolute = posix.resolve(root, forward(path));
    // What is not there is refused by its name alone: whether it is there outside is nobody's business.
    if (!isBelow(absolute)) throw outside(path);
    if (files.stat(absolute) !== undefined && !isBelow(forward(files.real(absolute)))) throw outside(path);
    return absolute;
  };
  const isBelow = (path: string) => path === root || path.startsWith(root === '/' ? root : `${root}/`);
  const refused = (path: string): never => {
    throw new Error(`'${path}': nothing is written here`);
  };
  return {
    stat: (path) => files.stat(inside(path)),
    list: (path) => files.list(inside(path)),
    real: (path) => files.real(inside(path)),
    read: (path, limit) => files.read(inside(path), limit),
    stage: refused,
    writeNew: refused,
    finishNew: refused,
  };
}

function forward(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}
