import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** How long nobody may write to a pipe before it counts as empty, and how often it is looked at, in milliseconds. */
const PATIENCE = 2000;
const PACE = 5;

const CHUNK = 64 * 1024;

/**
 * The bytes of a file, a pipe or a device: at most so many and one more, since some never end. A pipe that nobody
 * writes to is not waited for.
 */
export function readBytes(path: string, limit: number): Uint8Array {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(file);
    const isPipe = !stats.isFile() && !stats.isDirectory();
    return readOpen(file, limit, stats.size, isPipe);
  } finally {
    closeSync(file);
  }
}

function readOpen(file: number, limit: number, size: number, isPipe: boolean): Uint8Array {
  let bytes: Buffer = Buffer.allocUnsafe(Math.min(limit + 1, Math.max(size + 1, CHUNK)));
  let length = 0;
  let waited = 0;
  while (length <= limit) {
    if (length === bytes.length) bytes = grown(bytes, Math.min(limit + 1, length * 2));
    const read = readSome(file, bytes, length);
    if (read > 0) length += read;
    else if (!isPipe || (read === 0 && (length > 0 || waited >= PATIENCE))) break;
    else waited += pause();
  }
  return bytes.subarray(0, length);
}

/** How many bytes there were; 0 at the end, -1 where more may come. */
function readSome(file: number, bytes: Buffer, at: number): number {
  try {
    return readSync(file, bytes, at, bytes.length - at, null);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return -1;
    throw error;
  }
}

function grown(bytes: Buffer, length: number): Buffer {
  const larger = Buffer.allocUnsafe(length);
  bytes.copy(larger);
  return larger;
}

function pause(): number {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PACE);
  return PACE;
}
