import type * as processes from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve, sep } from 'node:path';
import type { ToolRun, Tools } from './io';

/** What no tool needs. */
const NOT_COPIED: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** The tools of this machine's PATH. They get no shell, and what they get as arguments stays one argument each. */
export function nodeTools(cwd: string): Tools {
  return {
    run(tool, args, { longest, largest }) {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- it brings Node's whole network along
      const { spawnSync } = require('node:child_process') as typeof processes;
      const { error, status, stdout, stderr } = spawnSync(tool, [...args], {
        cwd,
        encoding: 'utf8',
        timeout: longest,
        maxBuffer: largest,
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
      });
      return { ended: endOf(error, status), stdout: stdout ?? '', stderr: stderr ?? error?.message ?? '' };
    },
    inFolder(use) {
      const folder = mkdtempSync(join(tmpdir(), 'zero-downtime-'));
      try {
        return use(folder);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    write: (file, text) => writeFileSync(file, text),
    copy: (folder, to) =>
      cpSync(resolve(cwd, folder), to, { recursive: true, filter: (from) => !NOT_COPIED.has(basename(from)) }),
    absolute: (path) => realpathSync(resolve(cwd, path)).split(sep).join('/'),
  };
}

function endOf(error: Error | undefined, status: number | null): ToolRun['ended'] {
  switch ((error as NodeJS.ErrnoException | undefined)?.code) {
    case undefined:
      return status === 0 ? 'well' : 'badly';
    case 'ENOENT':
      return 'missing';
    case 'ETIMEDOUT':
      return 'late';
    case 'ENOBUFS':
      return 'large';
    default:
      return 'badly';
  }
}
