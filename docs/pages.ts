import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** Generated pages: the text by its path in their folder. */
export type Pages = ReadonlyMap<string, string>;

/** The pages of a folder and of the folders in it; none where there is no such folder. */
export function readPages(folder: string): Pages {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  return new Map(names.sort().map((name) => [name.split(sep).join('/'), readFileSync(join(folder, name), 'utf8')]));
}

/** Makes the folder hold these pages and nothing else. */
export function writePages(folder: string, pages: Pages): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of pages) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Which pages of the folder are not as generated, one sentence each. */
export function stalePages(folder: string, generated: Pages): readonly string[] {
  const written = readPages(folder);
  const missing = [...generated.keys()]
    .filter((name) => !written.has(name))
    .map((name) => `${folder}/${name} is missing`);
  const left = [...written.keys()]
    .filter((name) => !generated.has(name))
    .map((name) => `${folder}/${name} is left over`);
  const other = [...generated].filter(([name, text]) => written.has(name) && written.get(name) !== text);
  return [...missing, ...left, ...other.map(([name]) => `${folder}/${name} is out of date`)];
}

/** Which of these files are not as generated, one sentence each. */
export function staleFiles(files: ReadonlyMap<string, string>): readonly string[] {
  const stale = [...files].filter(([name, text]) => !existsSync(name) || readFileSync(name, 'utf8') !== text);
  return stale.map(([name]) => `${name} is out of date`);
}

/** Writes them. */
export function writeFiles(files: ReadonlyMap<string, string>): void {
  for (const [name, text] of files) writeFileSync(name, text);
}
