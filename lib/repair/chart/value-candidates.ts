import { asObject, isObject, own, type FieldPath, type JsonObject } from '../../kubernetes';
import type { ValueReference } from '../../source';

/** A template of a chart, with the values that it asks for. */
export interface ReadTemplate {
  readonly lines: readonly string[];
  readonly references: readonly ValueReference[];
}

/** What a chart says about its values. */
export interface ChartValues {
  /** As `helm show values` prints them, with those that were given. */
  readonly values: JsonObject;
  /** The template that made an object, and those that only others include. */
  readonly templates: readonly ReadTemplate[];
}

/** So many are tried for an edit. */
const MOST = 16;

/**
 * The values that may feed a field, the likeliest first: those that a template asks for where it writes the field or
 * what is around it, and those that are called so. Which of them does, only rendering shows.
 */
export function valueCandidates(path: FieldPath, chart: ChartValues): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  const add = (value: readonly string[]) => found.set(JSON.stringify(value), value);
  for (let depth = path.length - 1; depth >= 0 && found.size < MOST; depth -= 1) {
    const [field, below] = [path[depth], path.slice(depth + 1)];
    // A list of values is replaced as a whole: nothing of it can be told apart.
    if (typeof field !== 'string' || below.some((step) => typeof step === 'number')) break;
    const suffix = below.map(String);
    for (const value of [...referredAt(field, chart), ...calledSo(field, chart)]) {
      if (takes(chart.values, value, suffix)) add([...value, ...suffix]);
    }
  }
  return [...found.values()].slice(0, MOST);
}

/** The values that templates ask for on the line of a field, or below it. */
function referredAt(field: string, { templates }: ChartValues): readonly (readonly string[])[] {
  return templates.flatMap(({ lines, references }) => {
    const blocks = lines.flatMap((text, line) => (keyOf(text) === field ? [blockAt(lines, line)] : []));
    return references
      .filter(({ line }) => blocks.some(({ from, to }) => from <= line && line <= to))
      .map(({ path }) => path);
  });
}

function keyOf(text: string): string | undefined {
  return /^\s*(?:- )?["']?([\w./-]+)["']?:/.exec(text)?.[1];
}

/** The line of a key, with the block that opens around it and what stands further in below it. */
function blockAt(lines: readonly string[], line: number): { readonly from: number; readonly to: number } {
  const indent = (text: string) => text.length - text.trimStart().length;
  const isAction = (text: string) => /^\s*\{\{/.test(text);
  let [from, to] = [line, line];
  while (from > 0 && /^\s*\{\{-?\s*(?:if|with)\b/.test(lines[from - 1] ?? '')) from -= 1;
  const own = indent(lines[line] ?? '');
  for (let next = line + 1; next < Math.min(lines.length, line + LONGEST_BLOCK); next += 1) {
    const text = lines[next] ?? '';
    if (text.trim() !== '' && !isAction(text) && indent(text) <= own) break;
    to = next;
  }
  return { from, to };
}

const LONGEST_BLOCK = 30;

/** Values that are called as a field, or as a special one of it: `customReadinessProbe`. */
function calledSo(field: string, { values, templates }: ChartValues): readonly (readonly string[])[] {
  const isMeant = (key: string | undefined) => key?.toLowerCase().endsWith(field.toLowerCase()) === true;
  const referred = templates.flatMap(({ references }) => references.map(({ path }) => path));
  const all = [...referred, ...pathsOf(values)].filter((path) => isMeant(path.at(-1)));
  return all.sort((one, other) => one.length - other.length);
}

function pathsOf(values: JsonObject, depth = 0): readonly (readonly string[])[] {
  if (depth > DEEPEST) return [];
  return Object.keys(values).flatMap((key) => [
    [key],
    ...pathsOf(asObject(own(values, key)), depth + 1).map((path) => [key, ...path]),
  ]);
}

const DEEPEST = 6;

/** Whether a value can have this below it: what is a text or a list has no keys. */
function takes(values: JsonObject, value: readonly string[], suffix: readonly string[]): boolean {
  let at: unknown = values;
  for (const key of [...value, ...suffix].slice(0, -1)) {
    at = isObject(at) ? own(at, key) : undefined;
    if (at === undefined || at === null) return true;
    if (!isObject(at)) return false;
  }
  return true;
}
