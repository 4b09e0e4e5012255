import { posix } from 'node:path';
import type { FileSystem } from '../io';
import { textIfThere } from '../files/text-in';

const LARGEST = 1024 * 1024;

/**
 * The named templates of a chart, as one text; nothing where the chart is packed.
 *
 * @see https://helm.sh/docs/chart_template_guide/named_templates/
 */
export function helpersOf(folder: string | undefined, files: FileSystem): string {
  if (folder === undefined) return '';
  const templates = posix.join(folder, 'templates');
  return namesIn(templates, files)
    .map((name) => textIfThere(posix.join(templates, name), files, LARGEST))
    .join('\n');
}

function namesIn(folder: string, files: FileSystem): readonly string[] {
  try {
    return files.list(folder).flatMap(({ name, kind }) => (kind === 'file' && /\.tpl$/.test(name) ? [name] : []));
  } catch {
    return [];
  }
}
