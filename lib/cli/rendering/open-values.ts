import { isObject, valueAt } from '../../kubernetes';
import { valueReferences } from '../../source';
import type { Manifest } from '../../workload';
import type { MadeBy } from './rendered-fields';

/**
 * The values of a chart that its author leaves empty for whoever installs it, and nobody has given yet. Where values
 * are given, an empty one is meant.
 */
export class OpenValues {
  constructor(private readonly by: MadeBy) {}

  /** Which of them a field of an object is made of. */
  of(object: Manifest['object']): Manifest['openValue'] {
    const { lines, isByDefault } = this.by;
    if (!isByDefault) return undefined;
    return (path) => this.among(lines.placeOf(path, String(object['kind'])).line - 1, isFlat(valueAt(object, path)));
  }

  private among(from: number, isWhole: boolean): string | undefined {
    const text = this.by.lines.whole();
    const lines = text.split('\n');
    const to = isWhole ? endOfBlock(lines, from) : from + 1;
    const open = valueReferences(text).find(
      ({ line, path }) => line >= from && line < to && !HAS_OTHER.test(lines[line] ?? '') && this.isEmpty(path),
    );
    return open && `.Values.${[...this.by.subcharts, ...open.path].join('.')}`;
  }

  private isEmpty(path: readonly string[]): boolean {
    const { values, subcharts } = this.by;
    const value = values.valueOf(path, subcharts);
    return value === undefined || value === null || value === '';
  }
}

/** Another text stands in for an empty one. */
const HAS_OTHER = /\b(?:default|coalesce|ternary|required)\b/;

/** Labels and the like: what is wrong with one of them is told of all. */
function isFlat(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((below) => typeof below !== 'object');
}

/** The line after the last that is further in than one. */
function endOfBlock(lines: readonly string[], from: number): number {
  const indent = indentOf(lines[from] ?? '');
  const end = lines.findIndex((line, index) => index > from && line.trim() !== '' && indentOf(line) <= indent);
  return end < 0 ? lines.length : end;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
