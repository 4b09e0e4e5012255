import { isObject, valueAt, type FieldPath } from '../../kubernetes';
import { valueReferences } from '../../source';
import type { Manifest } from '../../workload';
import type { MadeBy } from './rendered-fields';

/**
 * The values of a chart that its author leaves empty for whoever installs it, and nobody has given yet. Where values
 * are given, an empty one is meant, unless a dependency that is not there may have given it.
 */
export class OpenValues {
  constructor(private readonly by: MadeBy) {}

  /** Which of them a field of an object is made of. */
  of(object: Manifest['object']): Manifest['openValue'] {
    const { lines, isOpen } = this.by;
    if (!isOpen) return undefined;
    const kind = String(object['kind']);
    return (path) =>
      this.among(lines.placeOf(path, kind).line - 1, isFlat(valueAt(object, path))) ??
      this.behindBlank(blankAt(valueAt(object, path), path), kind);
  }

  /** What a field that is written, and has come out empty, is made of: whatever that is, nothing else than it is missing. */
  private behindBlank(path: FieldPath | undefined, kind: string): string | undefined {
    if (path === undefined) return undefined;
    const { lines } = this.by;
    const line = lines.lineOf(path, kind);
    if (line === undefined) return this.inHelper(String(path.at(-1)));
    const [own, below] = [lines.text(line), lines.text(line + 1)];
    if (own.includes('{{')) return askedIn(own);
    return /:\s*$/.test(own) && /^\s*\{\{-?\s*(?:if|with|range)\b/.test(below) ? askedIn(below) : undefined;
  }

  /** The empty value that a helper of the chart writes as a field of this name. */
  private inHelper(key: string): string | undefined {
    const text = this.by.helpers();
    const lines = text.split('\n');
    const asked = valueReferences(text);
    const open = asked.find(({ line, path }) => isOfKey(lines[line] ?? '', key) && this.isEmpty(path));
    const whole = open ? undefined : asked.find(({ path }) => this.isWrittenEmpty([...path, key]));
    return open ? this.named(open.path) : whole && this.named([...whole.path, key]);
  }

  private among(from: number, isWhole: boolean): string | undefined {
    const text = this.by.lines.whole();
    const lines = text.split('\n');
    const to = isWhole ? endOfBlock(lines, from) : from + 1;
    const open = valueReferences(text).find(
      ({ line, path }) => line >= from && line < to && !HAS_OTHER.test(lines[line] ?? '') && this.isEmpty(path),
    );
    return open && this.named(open.path);
  }

  private named(path: readonly string[]): string {
    return `.Values.${[...this.by.subcharts, ...path].join('.')}`;
  }

  /** Whether the values have it, as a blank to fill in: what is copied as a whole brings it along. */
  private isWrittenEmpty(path: readonly string[]): boolean {
    const value = this.by.values.valueOf(path, this.by.subcharts);
    return value === null || value === '';
  }

  private isEmpty(path: readonly string[]): boolean {
    const { values, subcharts } = this.by;
    const value = values.valueOf(path, subcharts);
    return value === undefined || value === null || value === '';
  }
}

/** Another text stands in for an empty one. */
const HAS_OTHER = /\b(?:default|coalesce|ternary|required)\b/;

/** Where something is written and has come out empty, of a field or of a list: nothing has been said there. */
function blankAt(value: unknown, path: FieldPath): FieldPath | undefined {
  const item = Array.isArray(value) ? value.findIndex(isBlank) : -1;
  if (item >= 0) return [...path, item];
  return isBlank(value) ? path : undefined;
}

function isBlank(value: unknown): boolean {
  return value === null || value === '';
}

/** What the first action of a line asks for, as it is written there: a value, or a helper. */
function askedIn(line: string): string | undefined {
  const action = /\{\{(.*?)(?:\}\}|$)/.exec(line)?.[1] ?? '';
  return (
    /(?<![\w"])\$?(\.[A-Za-z_][\w.]*)/.exec(action)?.[1] ?? /\b(?:include|template)\s+"([\w./-]+)"/.exec(action)?.[1]
  );
}

function isOfKey(line: string, key: string): boolean {
  return line.includes('{{') && line.trimStart().replace(/^- +/, '').startsWith(`${key}:`);
}

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
