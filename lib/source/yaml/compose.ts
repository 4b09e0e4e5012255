import { setOwn, type Json } from '../../kubernetes';
import { DocumentError } from '../documents/document-error';
import { duplicateKey } from '../documents/duplicate-key';
import { MAX_DEPTH, MOST_PROBLEMS } from '../documents/limits';
import type { Place } from '../places/place';
import { resolvePlain } from '../documents/resolve-plain';
import { resolveKey } from '../documents/resolve-key';
import { tooDeep } from '../documents/too-deep';
import { AliasBudget } from './alias-budget';
import type { CollectionNode, Node, ScalarNode } from './node';
import { resolveScalar } from './resolve-scalar';

type Entries = Map<string, Place>;

/** A mapping that is being read. */
interface Draft {
  readonly object: Record<string, Json>;
  /** There while places are noted. */
  readonly entries: Entries | undefined;
  readonly written: Set<string>;
}

/**
 * What nodes say: aliases stand for their targets, `<<` for the entries of other mappings.
 *
 * @see go.yaml.in/yaml/v2 decode.go decoder
 */
export class Composer {
  readonly warnings: DocumentError[] = [];
  /** Where the value that was read last stands, while places are noted. */
  place: Place | undefined;
  /** Where the first number stands that JSON has not; kubectl refuses it where no other entry of its key takes its place. */
  infinite: number | undefined;
  private readonly open = new Set<Node>();
  private readonly budget = new AliasBudget();
  private depth = 0;

  constructor(private readonly recording: boolean) {}

  read(node: Node): Json {
    this.budget.spend(node.start);
    if (node.type === 'scalar') {
      if (this.recording) this.place = { start: node.start, end: node.end };
      return this.finite(resolveScalar(node), node.start);
    }
    if (++this.depth > MAX_DEPTH) throw tooDeep(node.start);
    const value = node.type === 'alias' ? this.alias(node, node.target) : this.collection(node);
    this.depth -= 1;
    return value;
  }

  private finite(value: Json, offset: number): Json {
    if (typeof value === 'number' && !Number.isFinite(value)) this.infinite ??= offset;
    return value;
  }

  private alias({ start, end }: Node, target: Node): Json {
    if (this.open.has(target)) throw new DocumentError('anchor-cycle', start, CYCLE);
    this.open.add(target);
    const value = this.budget.inAlias(() => this.read(target));
    this.open.delete(target);
    if (this.place) this.place = { ...this.place, start, end };
    return value;
  }

  private collection(node: CollectionNode): Json {
    return node.type === 'list' ? this.list(node) : this.mapping(node, this.draft());
  }

  private draft(): Draft {
    return { object: {}, entries: this.recording ? new Map() : undefined, written: new Set() };
  }

  private list({ children, start, end }: CollectionNode): Json {
    const items: Place[] = [];
    const list = children.map((child) => {
      const value = this.read(child);
      if (this.place) items.push(this.place);
      return value;
    });
    if (this.recording) this.place = { start, end, items };
    return list;
  }

  /** @param draft what has been read, where the mapping is merged into another one */
  private mapping({ children, start, end }: CollectionNode, draft: Draft): Json {
    for (let index = 0; index < children.length; index += 2) {
      const [key, value] = [children[index] as Node, children[index + 1] as Node];
      if (isMerge(key)) this.merge(value, draft);
      else this.entry(key, value, draft);
    }
    if (draft.entries) this.place = { start, end, entries: draft.entries };
    return draft.object;
  }

  private entry(keyNode: Node, valueNode: Node, { object, entries, written }: Draft): void {
    const key = this.key(keyNode);
    const value = this.read(valueNode);
    if (written.has(key) && this.warnings.length <= MOST_PROBLEMS) this.warnings.push(duplicateKey(key, keyNode.start));
    written.add(key);
    setOwn(object, key, value);
    if (entries && this.place) entries.set(key, { ...this.place, key: { start: keyNode.start, end: keyNode.end } });
  }

  private key(node: Node): string {
    const scalar = scalarOf(node);
    if (scalar?.isPlain && scalar.tag === '') this.budget.spend(node.start);
    const value = scalar?.isPlain && scalar.tag === '' ? resolvePlain(scalar.text) : this.read(node);
    if (typeof value === 'string') return value;
    const key = scalar && resolveKey(scalar.text, scalar.tag);
    if (key !== undefined) return key;
    const what = value === null ? 'null' : typeof value === 'object' ? 'a list or a mapping' : 'a number of this size';
    const message = `${what} cannot be a key: quote the key, or write one before \`:\``;
    throw new DocumentError('key-type', node.start, message);
  }

  /** `<<`: the entries of another mapping, or of several, of which the earlier ones win. */
  private merge(node: Node, draft: Draft): void {
    const sources = node.type === 'list' ? [...node.children].reverse() : [node];
    for (const source of sources) {
      const target = source.type === 'alias' ? source.target : source;
      if (target.type !== 'mapping') throw new DocumentError('merge-key', source.start, NO_MAPPING);
      this.mergeMapping(source, target, draft);
    }
  }

  private mergeMapping(source: Node, target: CollectionNode, draft: Draft): void {
    if (this.open.has(target)) throw new DocumentError('anchor-cycle', source.start, CYCLE);
    if (++this.depth > MAX_DEPTH) throw tooDeep(source.start);
    this.budget.spend(source.start);
    this.open.add(target);
    const read = () => this.mapping(target, { ...draft, written: new Set() });
    if (source.type === 'alias') this.budget.inAlias(read);
    else read();
    this.open.delete(target);
    this.depth -= 1;
  }
}

const CYCLE = 'the value that this alias stands for contains the alias itself';
const NO_MAPPING = '`<<` merges a mapping or a list of mappings';

function scalarOf(node: Node): ScalarNode | undefined {
  if (node.type === 'alias') return scalarOf(node.target);
  return node.type === 'scalar' ? node : undefined;
}

/** A plain `<<`, or one with the tag for it. */
function isMerge(node: Node): boolean {
  if (node.type !== 'scalar' || node.text !== '<<') return false;
  return node.isPlain || node.tag === 'tag:yaml.org,2002:merge';
}
