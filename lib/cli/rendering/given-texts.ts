import { readSettings } from '../../source';
import type { FileSystem } from '../io';
import type { Rendering } from './rendering';
import { textIn } from '../files/text-in';

const LARGEST = 1024 * 1024;

/** Every text that the user gives a chart, by a flag or in a file: a password may be among them. */
export function givenTexts({ values, set }: Rendering['chart'], files: FileSystem): readonly string[] {
  // Helm takes several in one flag: `a=1,b.c={2,3}`.
  const flags = set.flatMap((one) => [one.slice(one.indexOf('=') + 1), ...one.split(/[,={}]/)]);
  return [...flags, ...values.flatMap((file) => textsIn(file, files))];
}

function textsIn(file: string, files: FileSystem): readonly string[] {
  try {
    const { value } = readSettings(textIn(file, files, LARGEST), file);
    return leavesOf(value);
  } catch {
    // Helm fails as well, and says which file it was.
    return [];
  }
}

function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  // A text of several lines is repeated as such, or line by line.
  return value === null || value === undefined ? [] : [String(value), ...String(value).split('\n')];
}
