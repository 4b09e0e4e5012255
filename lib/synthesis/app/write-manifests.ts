import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { yamlText } from '../../constructs';
import type { ManifestFile } from './manifest-files';

const BETWEEN = '---\n';

/** Several objects as one text. */
export function documentsText(objects: readonly unknown[]): string {
  return objects.map(yamlText).join(BETWEEN);
}

/** Makes a folder, where there is none. */
export function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true });
}

/** Writes each file as soon as its objects are there. */
export function writeFiles(outdir: string, extension: string, files: Iterable<ManifestFile>): void {
  for (const { name, objects } of files) {
    if (objects) writeFileSync(join(outdir, name + extension), documentsText(objects));
    else makeFolder(join(outdir, name));
  }
}

/** Writes one file, part by part; it is there when it is whole. */
export function writeInParts(outdir: string, name: string, parts: Iterable<readonly unknown[]>): void {
  const path = join(outdir, name);
  const partial = `${path}.partial`;
  let between = '';
  try {
    writeFileSync(partial, '');
    for (const objects of parts) {
      if (objects.length === 0) continue;
      appendFileSync(partial, `${between}${documentsText(objects)}`);
      between = BETWEEN;
    }
    renameSync(partial, path);
  } finally {
    rmSync(partial, { force: true });
  }
}
