import type { FieldPath } from '../../kubernetes';
import { CannotEdit } from './cannot-edit';
import { dashOf, endOf, endOfEntry, entriesOf, entryOf, itemsOf, lineEndOf } from './node-places';
import { isFlow, type Node } from './parse-nodes';
import type { Splice } from './splice';
import type { Written } from './written';

/** Where a part starts and ends in the text. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * The smallest change of a text that takes a field away; nothing where it is not written.
 *
 * @throws CannotEdit where it comes from elsewhere, by an alias or a merged mapping
 */
export function removeField({ text, root }: Written, path: FieldPath): readonly Splice[] {
  const last = path.at(-1);
  if (last === undefined) throw new CannotEdit('a whole document is not taken away');
  const parent = nodeAt(root, path.slice(0, -1));
  const { parts, place } = partsOf(parent, last);
  if (place === -1) throw new CannotEdit(`${last} does not stand here itself: an anchor or a merged mapping brings it`);
  if (isFlow(parent)) return [withoutBracketPart(parts, place)];
  return [parts.length === 1 ? emptied(text, parent, last) : withoutLines(text, parts, place)];
}

function nodeAt(root: Node, path: FieldPath): Node {
  let node: Node | null | undefined = root;
  for (const step of path) {
    node = typeof step === 'number' ? itemsOf(node)?.[step] : entryOf(entriesOf(node) ?? [], step)?.value;
    if (!node) throw new CannotEdit(`${step} does not stand here itself: an anchor or a merged mapping brings it`);
  }
  return node;
}

function partsOf(parent: Node, step: string | number): { readonly parts: readonly Part[]; readonly place: number } {
  if (typeof step === 'number') {
    const items = itemsOf(parent) ?? [];
    const parts = items.map((item, index) => {
      const start = dashOf(parent, index) ?? item.range[0];
      return { start, end: Math.max(endOf(item), start + 1) };
    });
    return { parts, place: step < items.length ? step : -1 };
  }
  const entries = entriesOf(parent) ?? [];
  const entry = entryOf(entries, step);
  const parts = entries.map((one) => ({ start: one.key.range[0], end: endOfEntry(one) }));
  return { parts, place: entry ? entries.indexOf(entry) : -1 };
}

/** The lines of a part go, with its comment on the last of them. */
function withoutLines(text: string, parts: readonly Part[], place: number): Splice {
  const { start, end } = parts[place] as Part;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const next = parts[place + 1];
  // The first one of an item stands behind its dash: the next one takes its place.
  if (text.slice(lineStart, start).trim() !== '') {
    if (!next) throw new CannotEdit('it shares its line with something else');
    return { start, end: next.start, text: '' };
  }
  return { start: lineStart, end: behindLine(text, end), text: '' };
}

/** Of the only part nothing is left but brackets. */
function emptied(text: string, parent: Node, step: string | number): Splice {
  const brackets = typeof step === 'number' ? '[]' : '{}';
  const [start] = parent.range;
  const end = endOf(parent);
  const before = text.slice(0, start);
  const key = before.trimEnd();
  const line = key.slice(key.lastIndexOf('\n') + 1);
  const isBelowKey = key.endsWith(':') && before.includes('\n', key.length) && !/:[ \t]*#/.test(line);
  if (isBelowKey) return { start: key.length, end: trimmedEnd(text, end), text: ` ${brackets}` };
  return { start, end: trimmedEnd(text, end), text: brackets };
}

/** A block of text ends behind its line break, which stays. */
function trimmedEnd(text: string, end: number): number {
  if (text[end - 1] !== '\n') return end;
  return text[end - 2] === '\r' ? end - 2 : end - 1;
}

function withoutBracketPart(parts: readonly Part[], place: number): Splice {
  const { start, end } = parts[place] as Part;
  const [before, next] = [parts[place - 1], parts[place + 1]];
  if (next) return { start, end: next.start, text: '' };
  return before ? { start: before.end, end, text: '' } : { start, end, text: '' };
}

function behindLine(text: string, end: number): number {
  if (text[end - 1] === '\n') return end;
  const at = text.indexOf('\n', lineEndOf(text, end));
  return at === -1 ? text.length : at + 1;
}
