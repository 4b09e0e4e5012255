import {
  AMPERSAND,
  ASTERISK,
  BYTE_ORDER_MARK,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DASH,
  DOUBLE_QUOTE,
  EXCLAMATION,
  GREATER,
  isBlankOrEnd,
  OPEN_BRACE,
  OPEN_BRACKET,
  PERCENT,
  PIPE,
  QUESTION,
  SINGLE_QUOTE,
} from './characters';
import { Cursor } from './cursor';
import { Indentation } from './indentation';
import { scanBlockScalar } from './scan-block-scalar';
import { scanPlain } from './scan-plain';
import { scanAnchor, scanDirective, scanTag } from './scan-property';
import { scanQuoted } from './scan-quoted';
import { requirePlain } from './require-plain';
import { SimpleKeys } from './simple-keys';
import { Kind, type Token } from './token';
import { toToken } from './to-token';
import { TokenQueue } from './token-queue';

/**
 * Cuts a text into tokens, as the reader that kubectl has does: what it refuses is refused, and what it takes is taken.
 *
 * @see go.yaml.in/yaml/v2 scannerc.go
 */
export class Scanner {
  private readonly cursor: Cursor;
  private readonly queue = new TokenQueue();
  private readonly keys: SimpleKeys;
  private readonly indentation: Indentation;
  private isOver = false;
  private isAvailable = false;

  constructor(text: string) {
    this.cursor = new Cursor(text);
    if (text.charCodeAt(0) === BYTE_ORDER_MARK) this.cursor.lineStart = this.cursor.at = 1;
    this.keys = new SimpleKeys(this.cursor, this.queue);
    this.indentation = new Indentation(this.queue);
  }

  /** The next token, which stays. */
  peek(): Token {
    if (!this.isAvailable) {
      while (!this.isOver && (this.queue.isEmpty || this.keys.mayBecomeKey())) this.fetch();
      this.isAvailable = true;
    }
    return this.queue.first;
  }

  /** Takes the next token. */
  next(): Token {
    const token = this.peek();
    this.queue.take();
    this.isAvailable = false;
    return token;
  }

  private fetch(): void {
    const { cursor } = this;
    toToken(cursor, this.keys);
    this.indentation.unroll(cursor.column, cursor.at, this.keys.inFlow);
    const code = cursor.code();
    if (code !== code) return this.endStream();
    if (cursor.at === cursor.lineStart && this.fetchAtLineStart(code)) return;
    if (!this.fetchIndicator(code) && !this.fetchProperty(code)) this.fetchScalar(code);
  }

  private endStream(): void {
    const { cursor } = this;
    this.isOver = true;
    this.indentation.unroll(-1, cursor.at, this.keys.inFlow);
    this.keys.remove();
    this.add(Kind.StreamEnd, 0);
  }

  private fetchAtLineStart(code: number): boolean {
    const { cursor } = this;
    const isDirective = code === PERCENT;
    if (!isDirective && !cursor.isDocumentIndicator()) return false;
    this.indentation.unroll(-1, cursor.at, this.keys.inFlow);
    this.keys.remove();
    this.keys.isAllowed = false;
    if (!isDirective) this.add(code === DASH ? Kind.DocumentStart : Kind.DocumentEnd, 3);
    else {
      const start = cursor.at;
      scanDirective(cursor);
      this.queue.add(Kind.Directive, start, cursor.at);
    }
    return true;
  }

  /** Brackets, braces, commas, dashes, question marks and colons. */
  private fetchIndicator(code: number): boolean {
    switch (code) {
      case OPEN_BRACKET:
      case OPEN_BRACE:
        this.keys.save(this.indentation.column);
        this.keys.enterFlow();
        this.add(code === OPEN_BRACKET ? Kind.FlowSequenceStart : Kind.FlowMappingStart, 1);
        return true;
      case CLOSE_BRACKET:
      case CLOSE_BRACE:
        this.keys.remove();
        this.keys.leaveFlow();
        this.add(code === CLOSE_BRACKET ? Kind.FlowSequenceEnd : Kind.FlowMappingEnd, 1);
        return true;
      case COMMA:
        this.keys.remove();
        this.keys.isAllowed = true;
        this.add(Kind.FlowEntry, 1);
        return true;
      case DASH:
        return isBlankOrEnd(this.cursor.code(1)) && this.fetchDash();
      case QUESTION:
      case COLON:
        return this.isIndicator() && (code === COLON ? this.fetchColon() : this.fetchQuestion());
      default:
        return false;
    }
  }

  private isIndicator(): boolean {
    return this.keys.inFlow || isBlankOrEnd(this.cursor.code(1));
  }

  private fetchDash(): true {
    const { keys, cursor, indentation } = this;
    if (!keys.inFlow) {
      if (!keys.isAllowed) cursor.fail('syntax', 'a list item cannot start here: it needs a line of its own');
      indentation.roll(cursor.column, Kind.BlockSequenceStart, cursor.at);
    }
    keys.remove();
    keys.isAllowed = true;
    return this.add(Kind.BlockEntry, 1);
  }

  private fetchQuestion(): true {
    const { keys, cursor, indentation } = this;
    if (!keys.inFlow) {
      if (!keys.isAllowed) cursor.fail('syntax', 'a key cannot start here: it needs a line of its own');
      indentation.roll(cursor.column, Kind.BlockMappingStart, cursor.at);
    }
    keys.remove();
    keys.isAllowed = !keys.inFlow;
    return this.add(Kind.Key, 1);
  }

  private fetchColon(): true {
    const { keys, cursor, indentation, queue } = this;
    const key = keys.take();
    if (key) {
      queue.insert(key.number, Kind.Key, key.start);
      if (!keys.inFlow) indentation.rollAt(key.column, key.number, Kind.BlockMappingStart, key.start);
      keys.isAllowed = false;
    } else {
      if (!keys.inFlow) {
        if (!keys.isAllowed) cursor.fail('syntax', SECOND_COLON);
        indentation.roll(cursor.column, Kind.BlockMappingStart, cursor.at);
      }
      keys.isAllowed = !keys.inFlow;
    }
    return this.add(Kind.Value, 1);
  }

  /** Anchors, aliases and tags. */
  private fetchProperty(code: number): boolean {
    if (code !== AMPERSAND && code !== ASTERISK && code !== EXCLAMATION) return false;
    const { keys, cursor, queue } = this;
    const start = cursor.at;
    keys.save(this.indentation.column);
    keys.isAllowed = false;
    if (code === EXCLAMATION) {
      const { handle, suffix } = scanTag(cursor);
      queue.add(Kind.Tag, start, cursor.at, handle, suffix);
    } else {
      const name = scanAnchor(cursor);
      queue.add(code === AMPERSAND ? Kind.Anchor : Kind.Alias, start, cursor.at, name);
    }
    return true;
  }

  private fetchScalar(code: number): void {
    const { keys, cursor, queue, indentation } = this;
    const start = cursor.at;
    if ((code === PIPE || code === GREATER) && !keys.inFlow) {
      keys.remove();
      keys.isAllowed = true;
      const { text, end } = scanBlockScalar(cursor, indentation.column);
      return queue.add(Kind.Block, start, end, text);
    }
    const isQuoted = code === DOUBLE_QUOTE || code === SINGLE_QUOTE;
    if (!isQuoted) requirePlain(cursor, keys.inFlow);
    keys.save(indentation.column);
    keys.isAllowed = false;
    if (isQuoted) {
      const text = scanQuoted(cursor);
      return queue.add(Kind.Quoted, start, cursor.at, text);
    }
    const { text, end, isLineOver } = scanPlain(cursor, indentation.column + 1, keys.inFlow);
    queue.add(Kind.Plain, start, end, text);
    if (isLineOver) keys.isAllowed = true;
  }

  private add(kind: Kind, length: number): true {
    const { cursor } = this;
    this.queue.add(kind, cursor.at, cursor.at + length);
    cursor.at += length;
    return true;
  }
}

const SECOND_COLON =
  'a second `key:` starts on this line, or the next line is indented deeper than it should be: quote the value, or correct the indentation';
