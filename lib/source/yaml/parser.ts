import { DocumentError } from '../documents/document-error';
import { MAX_DEPTH } from '../documents/limits';
import { tooDeep } from '../documents/too-deep';
import { NO_DOCUMENT_START, NO_ITEM, NO_KEY, NOT_CLOSED, UNEXPECTED } from './messages';
import { empty, type CollectionNode, type Node, type Properties } from './node';
import { propertiesAt } from './properties';
import { Scanner } from './scanner';
import { Kind, type Token } from './token';
import {
  DOCUMENT_LIMITS,
  NO_BLOCK_ITEM,
  NO_INDENTLESS_ITEM,
  NO_BLOCK_VALUE,
  NO_PAIR_KEY,
  NO_FLOW_KEY,
  LIST_END,
  MAPPING_END,
  LIST_VALUE_END,
  MAPPING_VALUE_END,
} from './value-ends';

/** A document as nodes, and where the next one begins that kubectl does not look at. */
export interface Parsed {
  /** Nothing for a text that holds nothing. */
  readonly root?: Node;
  readonly ignoredFrom?: number;
}

/**
 * Reads the first document of a text.
 *
 * @throws DocumentError where kubectl refuses the text
 * @see go.yaml.in/yaml/v2 parserc.go, decode.go parser
 */
export function parse(text: string): Parsed {
  return new Parser(text).document();
}

class Parser {
  private readonly scanner: Scanner;
  private readonly anchors = new Map<string, Node>();
  private depth = 0;

  constructor(private readonly text: string) {
    this.scanner = new Scanner(text);
  }

  document(): Parsed {
    const first = this.scanner.peek();
    if (first.kind === Kind.StreamEnd) return {};
    if (first.kind === Kind.Directive) refuse(first, NO_DOCUMENT_START);
    const isExplicit = first.kind === Kind.DocumentStart;
    if (isExplicit) this.scanner.next();
    const root = isExplicit && this.isAt(DOCUMENT_LIMITS) ? empty(first.end) : this.node(true, false);
    const next = this.scanner.peek();
    const isEnded =
      next.kind === Kind.StreamEnd || (next.kind === Kind.DocumentEnd && !/\S/.test(this.behind(next.end)));
    return isEnded ? { root } : { root, ignoredFrom: next.start };
  }

  /** What follows besides comments. */
  private behind(at: number): string {
    return this.text.slice(at).replace(/^[ \t]*#.*$/gm, '');
  }

  private isAt(kinds: ReadonlySet<Kind>): boolean {
    return kinds.has(this.scanner.peek().kind);
  }

  /** @param indentless whether a list may stand in the column of the key that it belongs to */
  private node(inBlock: boolean, indentless: boolean): Node {
    const first = this.scanner.peek();
    if (first.kind === Kind.Alias) return this.alias();
    if (first.kind !== Kind.Anchor && first.kind !== Kind.Tag)
      return this.content(first, undefined, inBlock, indentless);
    const properties = propertiesAt(this.scanner);
    return this.content(this.scanner.peek(), properties, inBlock, indentless);
  }

  private alias(): Node {
    const { start, end, text } = this.scanner.next();
    const target = this.anchors.get(text);
    if (target) return { type: 'alias', start, end, target };
    const message = 'no anchor with this name stands before the alias: quote the value if it is none';
    throw new DocumentError('unknown-anchor', start, message);
  }

  private content(token: Token, properties: Properties | undefined, inBlock: boolean, indentless: boolean): Node {
    const tag = properties?.tag ?? '';
    switch (token.kind) {
      case Kind.Plain:
      case Kind.Quoted:
      case Kind.Block: {
        const { start, end, text } = this.scanner.next();
        const isPlain = (tag === '' && token.kind === Kind.Plain) || tag === '!';
        return this.anchored({ type: 'scalar', start, end, text, tag, isPlain }, properties);
      }
      case Kind.FlowSequenceStart:
        return this.collection('list', properties, (node) => this.flowList(node));
      case Kind.FlowMappingStart:
        return this.collection('mapping', properties, (node) => this.flowMapping(node));
      case Kind.BlockSequenceStart:
        if (inBlock) return this.collection('list', properties, (node) => this.blockList(node));
        break;
      case Kind.BlockMappingStart:
        if (inBlock) return this.collection('mapping', properties, (node) => this.blockMapping(node));
        break;
      case Kind.BlockEntry:
        if (indentless) return this.collection('list', properties, (node) => this.indentlessList(node));
    }
    if (!properties) return refuse(token, token.kind === Kind.StreamEnd ? NOT_CLOSED : UNEXPECTED);
    const { end: at } = properties;
    return this.anchored({ type: 'scalar', start: at, end: at, text: '', tag, isPlain: tag === '' }, properties);
  }

  private anchored<Some extends Node>(node: Some, properties: Properties | undefined): Some {
    if (properties?.anchor !== undefined) this.anchors.set(properties.anchor, node);
    return node;
  }

  private collection(
    type: CollectionNode['type'],
    properties: Properties | undefined,
    read: (node: CollectionNode) => void,
  ): Node {
    const { start, end } = this.scanner.peek();
    if (++this.depth > MAX_DEPTH) throw tooDeep(start);
    const node: CollectionNode = this.anchored({ type, start, end, children: [] }, properties);
    read(node);
    this.depth -= 1;
    return node;
  }

  private push(node: CollectionNode, child: Node): void {
    node.children.push(child);
    if (child.end > node.end) node.end = child.end;
  }

  private blockList(node: CollectionNode): void {
    this.scanner.next();
    for (let token = this.scanner.next(); token.kind !== Kind.BlockEnd; token = this.scanner.next()) {
      if (token.kind !== Kind.BlockEntry) refuse(token, NO_ITEM);
      this.push(node, this.isAt(NO_BLOCK_ITEM) ? empty(token.end) : this.node(true, false));
    }
  }

  private indentlessList(node: CollectionNode): void {
    while (this.scanner.peek().kind === Kind.BlockEntry) {
      const { end } = this.scanner.next();
      this.push(node, this.isAt(NO_INDENTLESS_ITEM) ? empty(end) : this.node(true, false));
    }
  }

  private blockMapping(node: CollectionNode): void {
    this.scanner.next();
    for (;;) {
      // As a block may begin with a colon, one may follow on the value before it.
      const token = this.scanner.next();
      if (token.kind === Kind.BlockEnd) return;
      if (token.kind !== Kind.Key) refuse(token, NO_KEY);
      this.push(node, this.isAt(NO_BLOCK_VALUE) ? empty(token.end) : this.node(true, true));
      const colon = this.scanner.peek();
      if (colon.kind !== Kind.Value) this.push(node, empty(colon.start));
      else {
        this.scanner.next();
        this.push(node, this.isAt(NO_BLOCK_VALUE) ? empty(colon.end) : this.node(true, true));
      }
    }
  }

  private flowList(node: CollectionNode): void {
    const open = this.scanner.next();
    for (let isFirst = true; !this.isAt(LIST_END); isFirst = false) {
      if (!isFirst) this.comma(open);
      const token = this.scanner.peek();
      if (token.kind === Kind.FlowSequenceEnd) break;
      this.push(node, token.kind === Kind.Key ? this.pair() : this.node(false, false));
    }
    node.end = this.scanner.next().end;
  }

  /** A mapping of one key without braces: `[a: b]`. */
  private pair(): Node {
    return this.collection('mapping', undefined, (node) => {
      const { end } = this.scanner.next();
      if (!this.isAt(NO_PAIR_KEY)) this.push(node, this.node(false, false));
      else {
        this.push(node, empty(end));
        this.scanner.next();
      }
      this.push(node, this.flowValue(LIST_VALUE_END));
    });
  }

  private flowMapping(node: CollectionNode): void {
    const open = this.scanner.next();
    for (let isFirst = true; !this.isAt(MAPPING_END); isFirst = false) {
      if (!isFirst) this.comma(open);
      const token = this.scanner.peek();
      if (token.kind === Kind.FlowMappingEnd) break;
      if (token.kind === Kind.Key) {
        this.scanner.next();
        this.push(node, this.isAt(NO_FLOW_KEY) ? empty(this.scanner.peek().start) : this.node(false, false));
        this.push(node, this.flowValue(MAPPING_VALUE_END));
      } else {
        this.push(node, this.node(false, false));
        this.push(node, empty(this.scanner.peek().start));
      }
    }
    node.end = this.scanner.next().end;
  }

  private flowValue(ends: ReadonlySet<Kind>): Node {
    const token = this.scanner.peek();
    if (token.kind !== Kind.Value) return empty(token.start);
    this.scanner.next();
    return this.isAt(ends) ? empty(this.scanner.peek().start) : this.node(false, false);
  }

  private comma(open: Token): void {
    const token = this.scanner.peek();
    if (token.kind === Kind.FlowEntry) this.scanner.next();
    else refuse(token.kind === Kind.StreamEnd ? open : token, token.kind === Kind.StreamEnd ? NOT_CLOSED : UNEXPECTED);
  }
}

function refuse({ start }: Token, message: string): never {
  throw new DocumentError('syntax', start, message);
}
