import { columnOf, dashOf, entriesOf, itemsOf } from './node-places';
import { isFlow, tokenOf, type Node } from './parse-nodes';

/** How the text of a document is written, so that what is added looks like it. */
export interface WritingStyle {
  /** By how many columns a mapping stands farther in than the mapping around it. */
  readonly step: number;
  /** By how many columns the dashes of a list stand farther in than the key of the list. */
  readonly dash: number;
  /** How texts are written that need no quotes. */
  readonly quotes: Quotes;
  /** The same of keys. */
  readonly keyQuotes: Quotes;
}

/** Quotes around a text. */
export type Quotes = 'none' | 'single' | 'double';

/** What is common where a document shows nothing. */
const USUAL = { step: 2, dash: 2 };

/**
 * The style of a document, as the entries next to a place show it, and the whole document where they do not.
 *
 * @param near the mapping or list that something is written into
 */
export function styleOf(text: string, root: Node, near: Node): WritingStyle {
  const document = measure(text, root);
  const own = measure(text, near);
  return {
    step: own.step ?? document.step ?? USUAL.step,
    dash: own.dash ?? document.dash ?? USUAL.dash,
    quotes: own.quotes ?? document.quotes ?? 'none',
    keyQuotes: own.keyQuotes ?? document.keyQuotes ?? 'none',
  };
}

type Measured = { -readonly [Key in keyof WritingStyle]?: WritingStyle[Key] };

/** What the first places show that show anything. */
function measure(text: string, root: Node): Measured {
  const found: Measured = {};
  const rest: Node[] = [root];
  for (let node = rest.shift(); node && !isComplete(found); node = rest.shift()) {
    measureOne(text, node, found);
    for (const child of childrenOf(node)) rest.push(child);
  }
  return found;
}

function isComplete({ step, dash, quotes, keyQuotes }: Measured): boolean {
  return step !== undefined && dash !== undefined && quotes !== undefined && keyQuotes !== undefined;
}

function childrenOf(node: Node): readonly Node[] {
  const values = entriesOf(node)?.map(({ value }) => value) ?? itemsOf(node) ?? [];
  return values.filter((child): child is Node => child !== null);
}

function measureOne(text: string, node: Node, found: Measured): void {
  const entries = entriesOf(node) ?? [];
  for (const { key, value } of entries) {
    found.keyQuotes ??= quotesOf(key);
    if (!value) continue;
    const column = columnOf(text, key.range[0]);
    if (!isFlow(node) && !isFlow(value)) {
      const [inner] = entriesOf(value) ?? [];
      if (inner) found.step ??= columnOf(text, inner.key.range[0]) - column;
      const dash = dashOf(value, 0);
      if (dash !== undefined) found.dash ??= columnOf(text, dash) - column;
    }
    if (isWord(value)) found.quotes ??= quotesOf(value);
  }
}

/** Whether a text could stand there without quotes, so that its quotes are a matter of style. */
function isWord(node: Node): boolean {
  const { value } = node as { readonly value?: unknown };
  return (
    typeof value === 'string' && /^[A-Za-z][A-Za-z-]{2,}$/.test(value) && !/^(true|false|null|yes|off)$/i.test(value)
  );
}

function quotesOf(node: Node): Quotes | undefined {
  switch (tokenOf(node)?.type) {
    case 'double-quoted-scalar':
      return 'double';
    case 'single-quoted-scalar':
      return 'single';
    case 'scalar':
      return 'none';
    default:
      return undefined;
  }
}
