import { isObject, type Json } from '../../kubernetes';
import { bracketStyleOf } from './bracket-style';
import { CannotEdit } from './cannot-edit';
import { lineBreakOf, linesBehind } from './line-breaks';
import { colonOf, columnOf, dashOf, endOf, isUnwritten, itemsOf, lineEndOf, type Entry } from './node-places';
import { isFlow, tokenOf, type Node } from './parse-nodes';
import { renderInBrackets, renderItem, renderScalar, renderValue } from './render-value';
import type { Splice } from './splice';
import { styleOf, type Quotes } from './writing-style';
import type { Written } from './written';

/** Another value behind a key of a mapping. */
export function replaceEntryValue(written: Written, map: Node, entry: Entry, value: Json): readonly Splice[] {
  const { text, root } = written;
  const { value: old } = entry;
  const style = styleOf(text, root, map);
  if (isFlow(map)) {
    const rendered = renderInBrackets(value, bracketStyleOf(written, map, style));
    if (old && !isUnwritten(old)) return [{ start: old.range[0], end: endOf(old), text: rendered }];
    const at = colonOf(entry) + 1;
    return [{ start: at, end: at, text: ` ${rendered}` }];
  }
  const quotes = old && typeof value === 'string' ? (quotesOf(old) ?? style.quotes) : style.quotes;
  const { inline, lines } = renderValue(value, columnOf(text, entry.key.range[0]), { ...style, quotes });
  const colon = colonOf(entry) + 1;
  if (!old || isUnwritten(old)) {
    return joined(inlineBehind(colon, inline), lines.length > 0 ? [linesBehind(text, colon, lines)] : []);
  }
  if (isOneLine(old)) {
    const end = endInLine(text, old);
    if (lines.length === 0) return [{ start: old.range[0], end, text: inline }];
    return [...withoutInline(text, colon, old), linesBehind(text, end, lines)];
  }
  return joined(inlineBehind(colon, inline), [replacedLines(text, old, lines)]);
}

/** Another value as an item of a list. */
export function replaceItem(written: Written, list: Node, place: number, value: Json): readonly Splice[] {
  const { text, root } = written;
  const item = itemsOf(list)?.[place];
  if (!item) throw new CannotEdit(`there is no item ${place}`);
  const style = styleOf(text, root, list);
  if (isFlow(list)) {
    const rendered = renderInBrackets(value, bracketStyleOf(written, list, style));
    return [{ start: item.range[0], end: endOf(item), text: rendered }];
  }
  const isPlain = !isObject(value) && !Array.isArray(value);
  if (isPlain && isOneLine(item) && !isUnwritten(item)) {
    const text = renderScalar(value, { ...style, quotes: quotesOf(item) ?? style.quotes });
    return [{ start: item.range[0], end: endOf(item), text }];
  }
  const dash = dashOf(list, place);
  if (dash === undefined) throw new CannotEdit(`there is no place for item ${place}`);
  const rendered = renderItem(value, columnOf(text, dash), style).join(lineBreakOf(text));
  const end = Math.max(endOf(item), dash + 1);
  return [{ start: dash, end, text: rendered + (text[end - 1] === '\n' ? lineBreakOf(text) : '') }];
}

function joined(splice: Splice, others: readonly Splice[]): readonly Splice[] {
  const [other] = others;
  // Two insertions at one place are one, in their order.
  if (other && other.start === splice.end && splice.start === splice.end)
    return [{ start: splice.start, end: other.end, text: splice.text + other.text }];
  return splice.text === '' ? others : [splice, ...others];
}

function inlineBehind(colon: number, inline: string): Splice {
  return { start: colon, end: colon, text: inline === '' ? '' : ` ${inline}` };
}

/** The value of one line goes, with the blanks in front of it. */
function withoutInline(text: string, colon: number, old: Node): readonly Splice[] {
  const between = text.slice(colon, old.range[0]);
  const start = between.trim() === '' ? colon : old.range[0];
  return [{ start, end: endInLine(text, old), text: '' }];
}

/** The lines of a value are replaced as a whole. */
function replacedLines(text: string, old: Node, lines: readonly string[]): Splice {
  const start = text.lastIndexOf('\n', old.range[0] - 1) + 1;
  const end = endOf(old);
  const brk = lineBreakOf(text);
  const isClosed = end > 0 && text[end - 1] === '\n';
  const behind = isClosed
    ? end
    : Math.min(text.length, lineEndOf(text, end) + (text.startsWith('\r\n', lineEndOf(text, end)) ? 2 : 1));
  return { start, end: behind, text: lines.map((line) => line + brk).join('') };
}

/** Where a value ends, in front of the line break that a block of text ends with. */
function endInLine(text: string, node: Node): number {
  const end = endOf(node);
  if (text[end - 1] !== '\n' || tokenOf(node)?.type !== 'block-scalar') return end;
  return text[end - 2] === '\r' ? end - 2 : end - 1;
}

/** Whether a value begins on the line of its key: everything but blocks of entries and items. */
function isOneLine(node: Node): boolean {
  const type = tokenOf(node)?.type;
  return type !== 'block-map' && type !== 'block-seq';
}

function quotesOf(node: Node): Quotes | undefined {
  const type = tokenOf(node)?.type;
  if (type === 'double-quoted-scalar') return 'double';
  return type === 'single-quoted-scalar' ? 'single' : undefined;
}
