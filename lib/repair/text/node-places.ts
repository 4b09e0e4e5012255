import type { CST, Pair } from 'yaml';
import { isFlow, tokenOf, yamlPackage, type Node } from './parse-nodes';

/** A key with its value. */
export type Entry = Pair<Node, Node | null>;

/** The entries of a mapping, in their order; undefined for anything else. */
export function entriesOf(node: Node | null): readonly Entry[] | undefined {
  return yamlPackage().isMap(node) ? (node.items as unknown as readonly Entry[]) : undefined;
}

/** The items of a list, in their order; undefined for anything else. */
export function itemsOf(node: Node | null): readonly Node[] | undefined {
  return yamlPackage().isSeq(node) ? (node.items as unknown as readonly Node[]) : undefined;
}

/** The entry of a key: of two, the later one, as kubectl reads them. */
export function entryOf(entries: readonly Entry[], key: string): Entry | undefined {
  return entries.findLast((entry) => keyOf(entry) === key && !isMerge(entry));
}

/** Whether an entry merges another mapping into its own. */
export function isMerge({ key }: Entry): boolean {
  return keyText(key) === '<<' && tokenOf(key)?.type === 'scalar';
}

function keyOf({ key }: Entry): string | undefined {
  return keyText(key);
}

function keyText(key: Node): string | undefined {
  return yamlPackage().isScalar(key) ? String(key.value) : undefined;
}

/** Where the value of a node ends in the text, without what follows it: blanks, comments, empty lines. */
export function endOf(node: Node): number {
  if (isFlow(node)) return node.range[1];
  const last = entriesOf(node)?.at(-1) ?? itemsOf(node)?.at(-1);
  if (!last) return node.range[1];
  return 'key' in last ? endOfEntry(last as Entry) : endOf(last);
}

/** Where an entry ends in the text. */
export function endOfEntry(entry: Entry): number {
  const { key, value } = entry;
  return Math.max(colonOf(entry) + 1, key.range[1], value ? endOf(value) : 0);
}

/** Where the colon behind the key stands; behind the key where there is none. */
export function colonOf(entry: Entry): number {
  const { sep } = (entry as { readonly srcToken?: CST.CollectionItem }).srcToken ?? {};
  return sep?.find(({ type }) => type === 'map-value-ind')?.offset ?? entry.key.range[1] - 1;
}

/** Where the dash of an item of a list stands; undefined for a list in brackets. */
export function dashOf(list: Node, index: number): number | undefined {
  const token = tokenOf(list);
  if (token?.type !== 'block-seq') return undefined;
  return token.items[index]?.start.find(({ type }) => type === 'seq-item-ind')?.offset;
}

/** Whether there is no text that stands for a value. */
export function isUnwritten(node: Node | null): boolean {
  return node === null || (node.range[0] === node.range[1] && !isFlow(node));
}

/** How far from the start of its line something stands. */
export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** The end of the line that an offset is on, in front of its line break. */
export function lineEndOf(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  const end = at === -1 ? text.length : at;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}
