import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { article } from '../apps/article/app';
import { shop } from '../apps/shop/app';
import { nodeFiles, sha256 } from '../lib/cli/node-io';
import { run } from '../lib/cli/run';

/** Pages that show what commands print, each behind a comment with the command. */
const PAGES = ['README.md', 'README.zh-CN.md', 'docs/check.md', 'docs/article.md', 'docs/article.zh-CN.md'];

/** Makes a folder in which the commands of the pages run: what the apps synthesise, and docs/examples. */
export async function inExampleFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'examples-'));
  try {
    article(join(folder, 'dist', 'article'));
    shop(join(folder, 'dist', 'shop'));
    cpSync('docs/examples', folder, { recursive: true, filter: (path) => !path.endsWith('zero-downtime.yaml') });
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The pages with the outputs of their commands, by their places. */
export async function commandPages(root: string): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const page of PAGES) pages.set(page, await withOutputs(readFileSync(page, 'utf8'), root));
  return pages;
}

/** A page with what its commands print. */
export async function withOutputs(page: string, root: string): Promise<string> {
  const parts = page.split(/(<!-- zero-downtime [^\n]* -->\n\n?```text\n)[^]*?(?=```\n)/);
  for (let at = 1; at < parts.length; at += 2) {
    const [, command = ''] = /zero-downtime (.*) -->/.exec(parts[at] ?? '') ?? [];
    parts[at] += `${await printedOnce(command, root)}\n`;
  }
  return parts.join('');
}

/** By command: pages in several languages show the same. */
const PRINTED = new Map<string, Promise<string>>();

function printedOnce(command: string, root: string): Promise<string> {
  const key = `${root} ${command}`;
  const text = PRINTED.get(key) ?? printed(command.split(' '), root);
  PRINTED.set(key, text);
  return text;
}

async function printed(args: readonly string[], root: string): Promise<string> {
  let text = '';
  const output = { write: (more: string) => void (text += more), isTerminal: false };
  await run(args, {
    cwd: root,
    env: { LANG: 'C.UTF-8' },
    files: nodeFiles(root),
    stdin: () => Promise.resolve(new Uint8Array()),
    stdout: output,
    stderr: output,
    now: () => 0,
    sha256,
  });
  return text.trimEnd();
}
