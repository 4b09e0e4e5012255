import type { Alias, Node, Pair, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { setOwn, type Json } from '../../kubernetes';
import { DocumentError } from '../document-error';
import { duplicateKey } from '../duplicate-key';
import { MAX_DEPTH } from '../limits';
import type { Place } from '../place';
import type { ProblemCode } from '../problem';
import { resolveKey } from '../resolve-key';
import { tooDeep } from '../too-deep';
import { AliasBudget } from './alias-budget';
import { refuseEscapes } from './refuse-escapes';
import { refuseTabbedScalar } from './refuse-tabs';
import { resolveScalar } from './resolve-scalar';
import { yamlPackage } from './yaml-package';

interface Read {
  readonly value: Json;
  readonly place: Place;
}

/** Turns what the `yaml` package parsed into the values that kubectl reads, with their places. */
export class TreeReader {
  readonly warnings: DocumentError[] = [];
  private readonly yaml = yamlPackage();
  private readonly anchors = new Map<string, ParsedNode>();
  private readonly open = new Set<ParsedNode>();
  private readonly budget = new AliasBudget();
  private depth = 0;

  constructor(private readonly text: string) {}

  warn(code: ProblemCode, offset: number, message: string): void {
    this.warnings.push(new DocumentError(code, offset, message));
  }

  read(node: unknown): Read {
    const parsed = node as ParsedNode | null;
    if (parsed === null) return { value: null, place: { start: 0, end: 0 } };
    this.budget.spend(parsed.range[0]);
    if (this.yaml.isAlias(parsed)) return this.readAlias(parsed as Alias.Parsed);
    if (parsed.anchor) this.anchors.set(parsed.anchor, parsed);
    if (this.yaml.isScalar(parsed)) return this.readScalar(parsed as Scalar.Parsed);
    this.enter(parsed);
    const read = this.yaml.isMap(parsed)
      ? this.readMap(parsed as YAMLMap.Parsed)
      : this.readList(parsed as YAMLSeq.Parsed);
    this.depth--;
    return read;
  }

  private enter(node: ParsedNode): void {
    if (++this.depth > MAX_DEPTH) throw tooDeep(node.range[0]);
  }

  private readScalar(node: Scalar.Parsed): Read {
    const [start, end] = node.range;
    if (node.type === 'QUOTE_DOUBLE') refuseEscapes(this.text, start);
    else if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') refuseTabbedScalar(this.text, start);
    return { value: resolveScalar(node), place: { start, end } };
  }

  private readAlias(node: Alias.Parsed): Read {
    const [start, end] = node.range;
    const target = this.targetOf(node);
    if (this.open.has(target)) {
      throw new DocumentError('anchor-cycle', start, 'the value that this alias stands for contains the alias itself');
    }
    this.open.add(target);
    const { value, place } = this.budget.inAlias(() => this.read(target));
    this.open.delete(target);
    return { value, place: { ...place, start, end } };
  }

  private targetOf(node: Alias.Parsed): ParsedNode {
    const target = this.anchors.get(node.source);
    if (target) return target;
    throw new DocumentError(
      'unknown-anchor',
      node.range[0],
      'no anchor with this name stands before the alias: quote the value if it is none',
    );
  }

  private readList(node: YAMLSeq.Parsed): Read {
    const items = node.items.map((item) => this.read(item));
    const [start, end] = node.range;
    return { value: items.map(({ value }) => value), place: { start, end, items: items.map(({ place }) => place) } };
  }

  private readMap(node: YAMLMap.Parsed): Read {
    const object: Record<string, Json> = {};
    const entries = new Map<string, Place>();
    const written = new Set<string>();
    for (const pair of node.items) this.readPair(pair, { object, entries, written });
    const [start, end] = node.range;
    return { value: object, place: { start, end, entries } };
  }

  private readPair(
    pair: Pair<ParsedNode, ParsedNode | null>,
    { object, entries, written }: { object: Record<string, Json>; entries: Map<string, Place>; written: Set<string> },
  ): void {
    if (isMerge(pair.key)) return this.merge(pair.value, object, entries);
    const { key, place } = this.readKey(pair.key);
    const value = pair.value ? this.read(pair.value) : { value: null, place: { start: place.end, end: place.end } };
    if (written.has(key)) this.warnings.push(duplicateKey(key, place.start));
    written.add(key);
    setOwn(object, key, value.value);
    entries.set(key, { ...value.place, key: place });
  }

  private readKey(node: ParsedNode): { readonly key: string; readonly place: Place } {
    const target = this.yaml.isAlias(node) ? this.targetOf(node as Alias.Parsed) : node;
    const { value, place } = this.read(node);
    if (typeof value === 'string') return { key: value, place };
    const key = this.yaml.isScalar(target) ? resolveKey(target.source ?? '') : undefined;
    if (key !== undefined) return { key, place };
    const what = value === null ? 'null' : 'a list or a mapping';
    throw new DocumentError(
      'key-type',
      place.start,
      `${what} cannot be a key: quote the key, or write one before \`:\``,
    );
  }

  /** `<<`: the entries of another mapping, or of several, of which the earlier ones win. */
  private merge(node: Node | null, object: Record<string, Json>, entries: Map<string, Place>): void {
    const sources = this.yaml.isSeq(node) ? [...node.items].reverse() : [node];
    for (const source of sources as (ParsedNode | null)[]) {
      const target = this.yaml.isAlias(source) ? this.targetOf(source as Alias.Parsed) : source;
      if (!source || !this.yaml.isMap(target)) {
        throw new DocumentError('merge-key', source?.range[0] ?? 0, '`<<` merges a mapping or a list of mappings');
      }
      const { value, place } = this.read(source);
      for (const [key, entry] of Object.entries(value as Record<string, Json>)) setOwn(object, key, entry);
      for (const [key, entry] of place.entries ?? []) entries.set(key, entry);
    }
  }
}

/** A plain `<<`, or one with the tag for it. */
function isMerge(key: ParsedNode): boolean {
  const { value, tag, type } = key as Scalar.Parsed;
  return value === '<<' && (tag === undefined ? type === 'PLAIN' : tag === 'tag:yaml.org,2002:merge');
}
