import { readSettings } from '../../source';
import type { FileSystem } from '../io';
import type { Rendering } from './rendering';
import { textIn } from '../files/text-in';

const LARGEST = 1024 * 1024;

/** Every text that the user gives a chart, by a flag or in a file: a password may be among them. */
export function givenTexts({ values, set }: Rendering['chart'], files: FileSystem): readonly string[] {
  return [...set.flatMap(valuesOf), ...values.flatMap((file) => textsIn(file, files))];
}

/** The values of `a=1,b.c={2,3}`: whole, and each for itself. What stands before an `=` is the name of one. */
function valuesOf(flag: string): readonly string[] {
  const whole = flag.slice(flag.indexOf('=') + 1);
  const each = flag.split(/[,{}]/).map((part) => part.slice(part.indexOf('=') + 1));
  return [whole, whole.replaceAll('\\', ''), ...each];
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
