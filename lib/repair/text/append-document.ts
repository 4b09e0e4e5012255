import type { JsonObject } from '../../kubernetes';
import { lineBreakOf } from './line-breaks';
import { parseNodes } from './parse-nodes';
import { renderEntry } from './render-value';
import { styleOf } from './writing-style';

/** A document with another one behind it, written alike. */
export function appendDocument(text: string, object: JsonObject): string {
  const brk = lineBreakOf(text);
  const closed = text === '' || text.endsWith('\n') ? text : text + brk;
  if (/^\s*\{/.test(text)) return `${closed}${JSON.stringify(object, null, 2).replace(/\n/g, brk)}${brk}`;
  const root = parseNodes(text);
  const style = styleOf(text, root, root);
  const lines = Object.entries(object).flatMap(([key, value]) =>
    value === undefined ? [] : renderEntry(key, value, 0, style),
  );
  return `${closed}---${brk}${lines.join(brk)}${brk}`;
}
