import { readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import type * as crypto from 'node:crypto';
import { join, resolve } from 'node:path';
import { readBytes } from './files/read-bytes';
import type * as watching from './files/changed-files';
import type * as prompting from './terminal-prompt';
import type * as besides from './files/write-beside';
import type * as anew from './files/write-new';
import { nodeTools } from './node-tools';
import type { Entry, FileSystem, Io, Output, Workers } from './io';

/** This process' files, streams, clock and threads. */
export function nodeIo(workers?: Workers): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    files: nodeFiles(process.cwd()),
    stdin: readStdin,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    now: milliseconds,
    sha256,
    watch: watchFiles,
    tools: nodeTools(process.cwd()),
    get openPrompt() {
      return process.stdin.isTTY && process.stderr.isTTY ? openPrompt : undefined;
    },
    ...(workers && { workers }),
  };
}

/** The clock that Node has without loading what it measures itself with. */
function milliseconds(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

/* eslint-disable @typescript-eslint/no-require-imports -- few commands need it, and all would wait for it */
function writing() {
  return {
    beside: require('./files/write-beside') as typeof besides,
    fresh: require('./files/write-new') as typeof anew,
  };
}

function openPrompt() {
  const { terminalPrompt } = require('./terminal-prompt') as typeof prompting;
  return terminalPrompt(process.stdin, process.stderr);
}

function watchFiles(paths: readonly string[], isMeant: (path: string) => boolean) {
  const { ChangedFiles } = require('./files/changed-files') as typeof watching;
  const changed = new ChangedFiles(paths, nodeFiles(process.cwd()), isMeant);
  process.once('SIGINT', () => changed.stop());
  return changed;
}

/** The SHA-256 of a text, in base64. */
export function sha256(text: string): string {
  return (require('node:crypto') as typeof crypto).createHash('sha256').update(text).digest('base64');
}
/* eslint-enable @typescript-eslint/no-require-imports */

/** The files of this machine, relative paths from a folder. */
export function nodeFiles(cwd: string): FileSystem {
  const at = (path: string) => resolve(cwd, path);
  return {
    stat: (path) => {
      const stats = statSync(at(path), { throwIfNoEntry: false });
      return stats && { kind: kindOf(stats), size: stats.size };
    },
    list: (path) =>
      readdirSync(at(path), { withFileTypes: true }).map((entry) => ({
        name: entry.name,
        kind: entry.isSymbolicLink() ? linkedKind(join(at(path), entry.name)) : kindOf(entry),
      })),
    real: (path) => realpathSync(at(path)),
    read: (path, limit) => readBytes(at(path), limit),
    stage: (path, text) => writing().beside.stageBeside(at(path), text),
    writeNew: (path, files) => writing().fresh.writeNew(at(path), files),
    finishNew: (path) => writing().fresh.finishNew(at(path)),
  };
}

/** A link that leads nowhere counts as a file: whoever reads it is told. */
function linkedKind(path: string): Entry['kind'] {
  try {
    return kindOf(statSync(path));
  } catch {
    return 'file';
  }
}

function kindOf(stats: Pick<Stats, 'isFile' | 'isDirectory'>): Entry['kind'] {
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'other';
}

async function readStdin(limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > limit) break;
  }
  return Buffer.concat(chunks);
}

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    get isTerminal() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.columns;
    },
  };
}
