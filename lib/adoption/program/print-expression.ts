import type { Call, Entry, Expression, List, Mapping } from './expression';
import { printText, spansLines } from './print-text';

/** As prettier breaks lines in this project and in what it generates. */
const WIDTH = 120;

/** Where an expression stands. */
interface Place {
  /** Spaces in front of its lines. */
  readonly indent: number;
  /** The column that it begins at. */
  readonly column: number;
  /** What has to stand behind its last line: `,` or `);`. */
  readonly behind: number;
}

/**
 * An expression as prettier formats it: on one line where it fits and nothing in it asks for several, else broken
 * outside in.
 *
 * @see https://prettier.io/docs/rationale
 */
export function printExpression(expression: Expression, place: Place): string {
  const flat = flatOf(expression);
  if (flat !== undefined && place.column + flat.length + place.behind <= WIDTH) return flat;
  switch (expression.form) {
    case 'literal':
      return literalOf(expression.value);
    case 'name':
      return expression.path;
    case 'list':
      return brokenList(expression, place);
    case 'mapping':
      return brokenMapping(expression, place);
    case 'call':
      return brokenCall(expression, place);
  }
}

/** On one line; nothing where it has to have several. */
function flatOf(expression: Expression): string | undefined {
  switch (expression.form) {
    case 'literal':
      return isBroken(expression) ? undefined : literalOf(expression.value);
    case 'name':
      return expression.path;
    case 'list':
      return hasToBreak(expression) ? undefined : flatParts(expression.items, '[', ']');
    case 'call':
      return flatParts(expression.args, `${headOf(expression)}(`, ')');
    case 'mapping': {
      if (isOpen(expression)) return undefined;
      const fields = expression.entries.map(({ key, value }) => flatWith(key, flatOf(value)));
      if (fields.some((one) => one === undefined)) return undefined;
      return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
    }
  }
}

function flatWith(key: string | undefined, value: string | undefined): string | undefined {
  return value === undefined ? undefined : headOfEntry(key) + value;
}

function flatParts(parts: readonly Expression[], open: string, close: string): string | undefined {
  const flat = parts.map(flatOf);
  return flat.some((one) => one === undefined) ? undefined : open + flat.join(', ') + close;
}

/** Whoever writes by hand breaks a mapping that holds more than some plain fields. */
function isOpen({ entries }: Mapping): boolean {
  return (
    entries.length > 3 ||
    entries.some(({ value, comment }) => comment !== undefined || (value.form !== 'literal' && holdsMore(value)))
  );
}

function holdsMore(value: Expression): boolean {
  if (value.form === 'mapping')
    return value.entries.length > 1 || value.entries.some(({ value: one }) => holdsMore(one));
  if (value.form === 'list') return value.items.some(({ form }) => form === 'mapping' || form === 'list');
  return value.form === 'call' && value.args.some(({ form }) => form === 'mapping');
}

/** prettier breaks a list of several mappings, or of several lists, with several things in each. */
function hasToBreak({ items }: List): boolean {
  if (items.length < 2) return false;
  return (
    items.every((item) => item.form === 'mapping' && item.entries.length > 1) ||
    items.every((item) => item.form === 'list' && item.items.length > 1)
  );
}

function isBroken(expression: Expression): boolean {
  return expression.form === 'literal' && typeof expression.value === 'string' && spansLines(expression.value);
}

function literalOf(value: string | number | boolean | null): string {
  return typeof value === 'string' ? printText(value) : String(value);
}

function headOf({ isNew, callee }: Call): string {
  return isNew ? `new ${callee}` : callee;
}

function headOfEntry(key: string | undefined): string {
  if (key === undefined) return '...';
  return `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : printText(key.replaceAll('\n', '\\n'))}: `;
}

function brokenList({ items }: List, { indent }: Place): string {
  const inner = indent + 2;
  if (items.length > 1 && items.every(isNumber)) return filled(items, inner, indent);
  const lines = items.map(
    (item) => `${spaces(inner)}${printExpression(item, { indent: inner, column: inner, behind: 1 })},`,
  );
  return `[\n${lines.join('\n')}\n${spaces(indent)}]`;
}

function isNumber({ form, ...rest }: Expression): boolean {
  return form === 'literal' && 'value' in rest && typeof rest.value === 'number';
}

/** Numbers stand as many to a line as fit. */
function filled(items: readonly Expression[], inner: number, indent: number): string {
  const lines: string[] = [];
  for (const text of items.map((item) => `${flatOf(item) ?? ''},`)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + text.length <= WIDTH) lines[lines.length - 1] = `${last} ${text}`;
    else lines.push(spaces(inner) + text);
  }
  return `[\n${lines.join('\n')}\n${spaces(indent)}]`;
}

function brokenMapping({ entries }: Mapping, { indent }: Place): string {
  const inner = indent + 2;
  if (entries.length === 0) return '{}';
  const lines = entries.map((entry) => commentLines(entry, inner) + spaces(inner) + printEntry(entry, inner));
  return `{\n${lines.join('\n')}\n${spaces(indent)}}`;
}

function commentLines({ comment }: Entry, indent: number): string {
  return comment === undefined ? '' : `${docComment(comment, indent)}\n`;
}

/** A comment for whoever reads what stands below it. */
export function docComment(lines: readonly string[], indent: number): string {
  const [only = '', ...others] = lines;
  if (others.length === 0) return `${spaces(indent)}/** ${only} */`;
  return [`/**`, ...lines.map((line) => ` * ${line}`.trimEnd()), ` */`].map((line) => spaces(indent) + line).join('\n');
}

function printEntry({ key, value }: Entry, inner: number): string {
  const head = headOfEntry(key);
  const text = printExpression(value, { indent: inner, column: inner + head.length, behind: 1 });
  const isTooLong = value.form === 'literal' && !isBroken(value) && inner + head.length + text.length + 1 > WIDTH;
  // A text that is too long for its line goes to the next; a short key stays with it.
  if (isTooLong && typeof value.value === 'string' && head.length - 2 > 2) {
    return `${head.trimEnd()}\n${spaces(inner + 2)}${text},`;
  }
  return `${head}${text},`;
}

function brokenCall(expression: Call, place: Place): string {
  const head = `${headOf(expression)}(`;
  const last = expression.args.at(-1);
  const front = expression.args.slice(0, -1);
  if (last && canHug(last) && !front.some((one) => one.form === last.form)) {
    const before = flatParts(front, head, front.length > 0 ? ', ' : '');
    if (before !== undefined && place.column + before.length + 1 <= WIDTH) {
      const column = place.column + before.length;
      const text = printBroken(last, { indent: place.indent, column, behind: place.behind + 1 });
      return `${before}${text})`;
    }
  }
  if (expression.args.length === 1 && last && isBroken(last)) return `${head}${printExpression(last, place)})`;
  const inner = place.indent + 2;
  const lines = expression.args.map(
    (one) => `${spaces(inner)}${printExpression(one, { indent: inner, column: inner, behind: 1 })},`,
  );
  return `${head}\n${lines.join('\n')}\n${spaces(place.indent)})`;
}

/** What may open on the line of the call. */
function canHug(expression: Expression): boolean {
  return (
    (expression.form === 'mapping' && expression.entries.length > 0) ||
    (expression.form === 'list' && expression.items.length > 0)
  );
}

function printBroken(expression: Expression, place: Place): string {
  return expression.form === 'list' ? brokenList(expression, place) : brokenMapping(expression as Mapping, place);
}

function spaces(count: number): string {
  return ' '.repeat(count);
}
