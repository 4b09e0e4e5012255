import { posix } from 'node:path';
import { run } from '../../lib/cli/run';
import type { Entry, Io, Tools, Workers } from '../../lib/cli/io';
import { sha256 } from '../../lib/cli/node-io';

/** What a command left behind. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Files that it has written. */
  readonly written: Readonly<Record<string, string>>;
}

/** What a command is run in. */
export interface Around {
  /** Texts (or bytes, or an error code that opening ends with) by path. */
  readonly files?: Readonly<Record<string, string | Uint8Array | { readonly fails: string }>>;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  /** What somebody at the terminal answers, line by line, and then no more. @default nobody sits there */
  readonly answers?: readonly string[];
  readonly workers?: Workers;
  readonly tools?: Tools;
  /** What changes, for whoever watches. */
  readonly watch?: Io['watch'];
  /** The clock; by default it stands. */
  readonly now?: () => number;
}

/** Runs the command line over files that are not there. */
export async function runIn(
  { files = {}, stdin = '', env = {}, isTerminal = false, answers, workers, tools, watch, now = () => 0 }: Around,
  ...args: string[]
) {
  let stdout = '';
  let stderr = '';
  const written: Record<string, string> = {};
  const at = (path: string) => posix.normalize(path).replace(/\/$/, '');
  const bytes = (content: string | Uint8Array) => (typeof content === 'string' ? Buffer.from(content) : content);
  const isFolder = (path: string) =>
    at(path) === '.' || Object.keys(files).some((one) => one.startsWith(`${at(path)}/`));
  const kindOf = (path: string): Entry['kind'] => (isFolder(path) ? 'folder' : 'file');
  const open = (path: string) => {
    const content = files[at(path)];
    if (content === undefined) throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
    if (typeof content === 'object' && 'fails' in content) throw Object.assign(new Error(), { code: content.fails });
    return bytes(content);
  };
  const lines = [...(answers ?? [])];
  const openPrompt = () => ({
    ask: (question: string) => {
      stderr += question;
      return Promise.resolve(lines.shift());
    },
    close: () => undefined,
  });
  const io: Io = {
    cwd: '/work',
    env,
    files: {
      stat(path) {
        if (!isFolder(path) && files[at(path)] === undefined) return undefined;
        const content = files[at(path)];
        const size =
          content === undefined || (typeof content === 'object' && 'fails' in content) ? 0 : bytes(content).byteLength;
        return { kind: kindOf(path), size };
      },
      list(path) {
        const base = at(path) === '.' ? '' : `${at(path)}/`;
        const below = Object.keys(files).filter((one) => one.startsWith(base));
        const names = new Set(below.map((one) => one.slice(base.length).split('/')[0] ?? ''));
        return [...names].reverse().map((name) => ({ name, kind: kindOf(base + name) }));
      },
      real: (path) => at(path),
      read: (path, limit) => open(path).subarray(0, limit + 1),
      stage: (path, text) => ({ commit: () => void (written[path] = text), discard: () => undefined }),
      writeNew(folder, texts) {
        for (const [path, text] of texts) written[posix.join(folder, path)] = text;
      },
      finishNew: () => false,
    },
    stdin: (limit) => Promise.resolve(Buffer.from(stdin).subarray(0, limit + 1)),
    stdout: { write: (text) => void (stdout += text), isTerminal },
    stderr: { write: (text) => void (stderr += text), isTerminal },
    now,
    sha256,
    ...(workers && { workers }),
    ...(tools && { tools }),
    ...(watch && { watch }),
    ...(answers && { openPrompt }),
  };
  const code = await run(args, io);
  return { code, stdout, stderr, written } satisfies Ran;
}
