import { posix } from 'node:path';
import { asObject, isObject, own, valueAt, type FieldPath } from '../../kubernetes';
import { readSettings, valueReferences } from '../../source';
import type { Manifest } from '../../workload';
import type { Rendering } from './rendering';
import type { TemplateLines } from './template-lines';

const LARGEST = 1024 * 1024;

/**
 * The values of a chart that its author leaves empty for whoever installs it, and nobody has given yet. Where values
 * are given, an empty one is meant.
 */
export class OpenValues {
  private read: unknown;

  constructor(
    private readonly folder: string,
    private readonly rendering: Pick<Rendering, 'chart' | 'files'>,
  ) {}

  /**
   * Which of them a field is made of.
   *
   * @param template reads the text that makes it; it is read only when something is found
   */
  of(template: () => string, object: Manifest['object'], lines: TemplateLines): Manifest['openValue'] {
    const { values, set } = this.rendering.chart;
    if (values.length > 0 || set.length > 0) return undefined;
    return (path) =>
      this.among(template, lines.placeOf(path, String(object['kind'])).line - 1, isFlat(valueAt(object, path)));
  }

  private among(template: () => string, from: number, isWhole: boolean): string | undefined {
    try {
      const text = template();
      const lines = text.split('\n');
      const to = isWhole ? endOfBlock(lines, from) : from + 1;
      const open = valueReferences(text).find(
        ({ line, path }) => line >= from && line < to && !HAS_OTHER.test(lines[line] ?? '') && this.isEmpty(path),
      );
      return open && `.Values.${open.path.join('.')}`;
    } catch {
      return undefined; // what cannot be read says nothing
    }
  }

  private isEmpty(path: FieldPath): boolean {
    this.read ??=
      readSettings(textOf(posix.join(this.folder, 'values.yaml'), this.rendering), 'values.yaml').value ?? {};
    const value = path.reduce<unknown>((at, key) => own(asObject(at), key), this.read);
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

function textOf(file: string, { files }: Pick<Rendering, 'files'>): string {
  return Buffer.from(files.read(file, LARGEST)).toString('utf8');
}
