import type { Json } from '../../kubernetes';
import { CannotEdit } from './cannot-edit';
import { bracketStyleOf } from './bracket-style';
import { linesBehind } from './line-breaks';
import { columnOf, dashOf, endOf, endOfEntry, entriesOf, isMerge, itemsOf, lineEndOf, type Entry } from './node-places';
import { isFlow, type Node } from './parse-nodes';
import { renderEntry, renderEntryInBrackets, renderInBrackets, renderItem } from './render-value';
import type { Splice } from './splice';
import { styleOf } from './writing-style';
import type { Written } from './written';

/** A new entry of a mapping: at its place, where the keys are in order, else behind the last one. */
export function insertEntry(written: Written, map: Node, key: string, value: Json): readonly Splice[] {
  const { text, root } = written;
  const entries = entriesOf(map) ?? [];
  const style = styleOf(text, root, map);
  if (isFlow(map)) {
    const brackets = bracketStyleOf(written, map, style);
    return insertInBrackets(text, map, entries.map(endOfEntry), renderEntryInBrackets(key, value, brackets));
  }
  const [first] = entries;
  if (!first) throw new CannotEdit(`there is no place for ${key}`);
  const column = columnOf(text, first.key.range[0]);
  const [start = '', ...rest] = renderEntry(key, value, column, style);
  const before = entryBefore(entries, key);
  const lines = [' '.repeat(column) + start, ...rest];
  if (before) return [linesBehind(text, endOfEntry(before), lines)];
  const at = first.key.range[0];
  const { text: behind } = linesBehind(text, lineEndOf(text, at), ['']);
  return [{ start: at, end: at, text: [start, ...rest].join(behind) + behind + ' '.repeat(column) }];
}

/** The entry that a new one follows; undefined where it comes first. */
function entryBefore(entries: readonly Entry[], key: string): Entry | undefined {
  const keys = entries.map((entry) => String((entry.key as { readonly value?: unknown }).value));
  const isSorted = keys.length > 2 && keys.every((one, index) => index === 0 || (keys[index - 1] ?? '') < one);
  if (!isSorted || entries.some(isMerge)) return entries.at(-1);
  const place = keys.findLastIndex((one) => one < key);
  return entries[place];
}

/** A new last item of a list. */
export function insertItem(written: Written, list: Node, value: Json): readonly Splice[] {
  const { text, root } = written;
  const items = itemsOf(list) ?? [];
  const style = styleOf(text, root, list);
  if (isFlow(list)) {
    const brackets = bracketStyleOf(written, list, style);
    return insertInBrackets(text, list, items.map(endOf), renderInBrackets(value, brackets));
  }
  const last = items.at(-1);
  const dash = dashOf(list, items.length - 1);
  if (!last || dash === undefined) throw new CannotEdit('there is no place for another item');
  const column = columnOf(text, dash);
  const [start = '', ...rest] = renderItem(value, column, style);
  return [linesBehind(text, Math.max(endOf(last), dash + 1), [' '.repeat(column) + start, ...rest])];
}

/** Behind the last part of what stands in brackets, on a line of its own where the others are. */
function insertInBrackets(text: string, node: Node, ends: readonly number[], added: string): readonly Splice[] {
  const close = node.range[1] - 1;
  const last = ends.at(-1);
  if (last === undefined) return [{ start: node.range[0] + 1, end: close, text: added }];
  const comma = commaBehind(text, last, close);
  const at = comma === undefined ? last : comma + 1;
  const isOnLines = text.slice(last, close).includes('\n');
  const lineStart = text.lastIndexOf('\n', last - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const { text: brk } = linesBehind(text, text.length, ['']);
  const gap = isOnLines ? (brk || '\n') + indent : ' ';
  const splice = { start: at, end: at, text: gap + added };
  return comma === undefined ? [{ ...splice, text: `,${gap}${added}` }] : [splice];
}

/** Where a comma stands behind the last part; none is looked for in comments. */
function commaBehind(text: string, from: number, to: number): number | undefined {
  for (let at = from; at < to; at += 1) {
    if (text[at] === ',') return at;
    if (text[at] === '#') at = lineEndOf(text, at);
  }
  return undefined;
}
