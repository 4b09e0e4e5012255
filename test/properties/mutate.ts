import { type Document, isCollection, isMap, isPair, isScalar, isSeq, parseAllDocuments, type Node } from 'yaml';
import type { Dice } from './dice';

/** Values that no field expects, and those at the edges of what some expect. */
const ODD: readonly unknown[] = [
  null,
  '',
  0,
  -1,
  1e308,
  2147483648,
  -2147483649,
  Number.MAX_SAFE_INTEGER,
  0.5,
  NaN,
  Infinity,
  true,
  'true',
  '25%',
  '101%',
  '-1%',
  '%',
  '0x1F',
  '1e9',
  '10s',
  '1h1h',
  'none',
  '*',
  '__proto__',
  'constructor',
  'a'.repeat(300),
  '\u001b[2J\u202e\u0007',
  'ü😀',
  [],
  {},
  [[]],
  [null],
  { '': '' },
  { __proto__: null, constructor: 1 },
  '-',
  '---\nkind: Pod',
];

/** Words that our own annotations may hold. */
const FACTS: readonly string[] = [
  'drains',
  'exits',
  'ignores',
  'keeps-serving(10s)',
  '30s',
  '0s',
  '-5s',
  '999999h',
  'ingress-nginx',
  'registry(drain-lag=5s first-use=5s)',
  'single-replica: because',
  'no-such-rule: because',
  'single-replica',
];

/** A text with one to six changes: of values and fields, of the order of documents, or of single bytes. */
export function mutated(text: string, dice: Dice): string {
  let result = text;
  const changes = 1 + dice.below(6);
  if (dice.roll() < 0.7) result = mutatedValues(result, changes, dice);
  if (dice.roll() < 0.15) result = shuffled(result, dice);
  if (dice.roll() < 0.35) result = mutatedBytes(result, changes, dice);
  return result;
}

function mutatedValues(text: string, changes: number, dice: Dice): string {
  const read = documentsOf(text);
  if (!read) return text;
  const changed = new Map<number, Document>();
  for (let change = 0; change < changes; change += 1) {
    const index = dice.below(read.documents.length);
    const document = changed.get(index) ?? (read.documents[index]?.clone() as Document | undefined);
    if (document) changed.set(index, document);
    mutateOne(document, dice);
  }
  try {
    const isFlow = dice.roll() < 0.1;
    const written = read.documents.map((document, index) => {
      const now = changed.get(index) ?? document;
      if (isFlow) return JSON.stringify(now.toJS());
      return now === document ? read.written(index) : now.toString();
    });
    return written.join('---\n');
  } catch {
    return text; // the yaml package does not write everything that can be put together
  }
}

/** The documents of a text that can be read, and each as it is written. */
interface Read {
  readonly documents: readonly Document[];
  written(index: number): string;
}

const read = new Map<string, Read | undefined>();

/** A million texts are mutated out of some hundreds, each of which is read once. Nobody changes what is given here. */
function documentsOf(text: string): Read | undefined {
  if (!read.has(text)) read.set(text, readDocuments(text));
  return read.get(text);
}

function readDocuments(text: string): Read | undefined {
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  const texts = new Map<number, string>();
  return {
    documents,
    written(index) {
      const known = texts.get(index) ?? (documents[index] as Document).toString();
      texts.set(index, known);
      return known;
    },
  };
}

function mutateOne(document: Document | undefined, dice: Dice): void {
  const holders = document ? [...collectionsIn(document.contents)] : [];
  if (!document || holders.length === 0) return;
  const holder = dice.of(holders);
  const items = (holder as { items: unknown[] }).items;
  const index = dice.below(items.length);
  const action = dice.below(7);
  if (action === 0) items.splice(index, 1);
  else if (action === 1 && items[index] !== undefined) items.splice(index, 0, items[dice.below(items.length)]);
  else if (action === 2 && isMap(holder)) items.push(document.createPair(dice.of(KEYS), dice.of(ODD)));
  else if (action === 3) annotate(document, dice);
  else replace(document, items, index, dice);
}

const KEYS = [
  'spec',
  'metadata',
  'terminationGracePeriodSeconds',
  'preStop',
  'exec',
  'unknown',
  '<<',
  'name',
  'env',
  'data',
];

function annotate(document: Document, dice: Dice): void {
  const fact = dice.of([
    'slowest-start',
    'longest-request',
    'on-sigterm',
    'traffic',
    'ignore',
    'pre-stop-takes',
    'nonsense',
  ]);
  try {
    document.setIn(
      ['metadata', 'annotations', `zero-downtime/${fact}`],
      dice.roll() < 0.8 ? dice.of(FACTS) : dice.of(ODD),
    );
  } catch {
    // There is something else where the annotations would stand.
  }
}

function replace(document: Document, items: unknown[], index: number, dice: Dice): void {
  const item = items[index];
  const value = document.createNode(dice.of(ODD));
  if (isPair(item)) item.value = nudged(item.value, dice) ?? value;
  else if (item !== undefined) items[index] = value;
}

/** A number that is near, as somebody mistypes it. */
function nudged(value: unknown, dice: Dice): Node | undefined {
  if (!isScalar(value) || typeof value.value !== 'number' || dice.roll() < 0.4) return undefined;
  const copy = value.clone() as typeof value;
  copy.value = dice.of([
    -value.value,
    value.value + 1,
    value.value - 1,
    value.value * 10,
    value.value / 7,
    `${value.value}`,
  ]);
  delete copy.source;
  return copy;
}

function* collectionsIn(node: unknown): Iterable<Node> {
  if (isPair(node)) yield* collectionsIn(node.value);
  if (!isCollection(node)) return;
  if (node.items.length > 0 && (isMap(node) || isSeq(node))) yield node;
  for (const item of node.items) yield* collectionsIn(item);
}

function shuffled(text: string, dice: Dice): string {
  const documents = text.split(/^---\n/m);
  const order = documents.map((document) => ({ document, key: dice.roll() }));
  return order
    .sort((one, other) => one.key - other.key)
    .map(({ document }) => document)
    .join('---\n');
}

/** Pieces that mean something to YAML, in the wrong place. */
const PIECES = [
  ':',
  '- ',
  '\t',
  '&a ',
  '*a ',
  '<<: *a\n',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '|',
  '>',
  '#',
  '!',
  '%',
  '---\n',
  '...\n',
  '\r\n',
  '\u0000',
  '\ufeff',
  '\ud800',
  '\u0085',
  '? ',
  '@',
  '`',
  '{{ .Values.x }}',
];

function mutatedBytes(text: string, changes: number, dice: Dice): string {
  let result = text;
  for (let change = 0; change < changes; change += 1) {
    const at = dice.below(result.length + 1);
    const cut = dice.roll() < 0.5 ? dice.below(8) : 0;
    result = result.slice(0, at) + (dice.roll() < 0.7 ? dice.of(PIECES) : '') + result.slice(at + cut);
  }
  return dice.roll() < 0.1 ? result.slice(0, dice.below(result.length + 1)) : result;
}
