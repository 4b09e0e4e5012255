import { columnOf, endOf, entriesOf, itemsOf } from './node-places';
import { isFlow, type Node } from './parse-nodes';
import type { BracketStyle } from './render-value';
import type { WritingStyle } from './writing-style';
import type { Written } from './written';

/** How the parts of a mapping or a list in brackets are written, as the ones that are there show it. */
export function bracketStyleOf({ text, root }: Written, node: Node, style: WritingStyle): BracketStyle {
  const { quotes, keyQuotes } = style;
  const isJson = isFlow(root) && keyQuotes === 'double';
  const words = { quotes: isJson ? 'double' : quotes, keyQuotes } as const;
  const [start, end] = node.range;
  const last = entriesOf(node)?.at(-1)?.value ?? itemsOf(node)?.at(-1);
  const spaced = last ? text[start + 1] === ' ' : !isJson;
  if (!last || !text.slice(endOf(last), end).includes('\n')) return { ...words, spaced };
  const indent = indentAt(text, endOf(last));
  return { ...words, spaced, lines: { indent, step: Math.max(1, indent - indentAt(text, end - 1)) } };
}

/** How far in the line stands that an offset is on. */
function indentAt(text: string, offset: number): number {
  const lineStart = offset - columnOf(text, offset);
  return (/^ */.exec(text.slice(lineStart))?.[0] ?? '').length;
}
