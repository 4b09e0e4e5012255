import { isObject, type Json } from '../../kubernetes';
import { yamlPackage } from './parse-nodes';
import type { Quotes, WritingStyle } from './writing-style';

/** Texts that YAML 1.1 reads as texts wherever they stand, without quotes. */
const PLAIN = /^(?![eE][-+]?\d+$)[A-Za-z/][\w./@+-]*(?:[:=,~ ][\w./@+-]+)*$/;
const PLAIN_IN_BRACKETS = /^(?![eE][-+]?\d+$)[A-Za-z/][\w./@+-]*$/;

/** What YAML 1.1 reads as a truth value or as nothing, whatever its case. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** Percentages and durations: they begin like numbers, and are none. */
const AMOUNT = /^\d+(?:%|[hms](?:\d+[ms])*)$/;

/** Lines for a value behind its key or dash: what goes on the same line, then whole lines. */
export interface Rendered {
  readonly inline: string;
  readonly lines: readonly string[];
}

/**
 * An entry of a mapping as lines, without the indentation of the first.
 *
 * @param column where the key stands
 */
export function renderEntry(key: string, value: Json, column: number, style: WritingStyle): readonly string[] {
  const { inline, lines } = renderValue(value, column, style);
  return [`${scalarText(key, style.keyQuotes)}:${inline === '' ? '' : ` ${inline}`}`, ...lines];
}

/** A value that follows a key in a column. */
export function renderValue(value: Json, column: number, style: WritingStyle): Rendered {
  if (Array.isArray(value) && value.length > 0) {
    const dash = column + style.dash;
    return {
      inline: '',
      lines: (value as readonly Json[]).flatMap((item) => indented(renderItem(item, dash, style), dash)),
    };
  }
  if (isObject(value) && Object.keys(value).length > 0) {
    const inner = column + style.step;
    return { inline: '', lines: entriesText(value, inner, style) };
  }
  return { inline: renderScalar(value, style), lines: [] };
}

/**
 * An item of a list as lines, without the indentation of the first.
 *
 * @param column where its dash stands
 */
export function renderItem(item: Json, column: number, style: WritingStyle): readonly string[] {
  const inner = column + 2;
  if (isObject(item) && Object.keys(item).length > 0) {
    const [first = '', ...rest] = entriesText(item, inner, style);
    return [`- ${first.slice(inner)}`, ...rest];
  }
  if (Array.isArray(item) && item.length > 0) {
    const [first = '', ...rest] = (item as readonly Json[]).flatMap((one) =>
      indented(renderItem(one, inner, style), inner),
    );
    return [`- ${first.slice(inner)}`, ...rest];
  }
  return [`- ${renderScalar(item, style)}`];
}

function entriesText(
  object: { readonly [key: string]: Json | undefined },
  column: number,
  style: WritingStyle,
): readonly string[] {
  return Object.entries(object).flatMap(([key, value]) =>
    value === undefined ? [] : indented(renderEntry(key, value, column, style), column),
  );
}

/** The first of the lines has no indentation yet. */
function indented([first = '', ...rest]: readonly string[], column: number): readonly string[] {
  return [`${' '.repeat(column)}${first}`, ...rest];
}

/** A value on one line of a block: a scalar, or an empty mapping or list. */
export function renderScalar(value: Json, { quotes }: WritingStyle): string {
  return typeof value === 'string' ? scalarText(value, quotes) : JSON.stringify(value);
}

function scalarText(text: string, quotes: Quotes): string {
  if (AMOUNT.test(text)) return quotes === 'none' ? text : quoted(text, quotes);
  if (!PLAIN.test(text) || WORDS.test(text) || !staysText(text))
    return quoted(text, quotes === 'none' ? 'double' : quotes);
  return quotes === 'none' ? text : quoted(text, quotes);
}

/** Whether a reader of YAML 1.1 takes the plain text for a text. */
function staysText(text: string): boolean {
  return yamlPackage().parse(text, { version: '1.1', logLevel: 'silent' }) === text;
}

function quoted(text: string, quotes: Exclude<Quotes, 'none'>): string {
  // eslint-disable-next-line no-control-regex -- what single quotes cannot hold
  if (quotes === 'single' && !/[\x00-\x1f\x7f-\xa0\u2028\u2029]/.test(text)) return `'${text.replace(/'/g, "''")}'`;
  return JSON.stringify(text);
}

/** How a mapping or list in brackets is written. */
export interface BracketStyle {
  readonly quotes: Quotes;
  readonly keyQuotes: Quotes;
  /** Whether blanks stand inside of braces. */
  readonly spaced: boolean;
  /** Indentation of the lines, where each entry has its own, and of the step to inner ones. */
  readonly lines?: { readonly indent: number; readonly step: number };
}

/** A value as it stands in brackets. */
export function renderInBrackets(value: Json, style: BracketStyle): string {
  if (Array.isArray(value))
    return bracketed(
      '[',
      ']',
      value.map((item: Json) => (inner: BracketStyle) => renderInBrackets(item, inner)),
      style,
    );
  if (isObject(value)) {
    const entries = Object.entries(value).flatMap(([key, entry]) =>
      entry === undefined ? [] : [(inner: BracketStyle) => renderEntryInBrackets(key, entry, inner)],
    );
    return bracketed('{', '}', entries, style);
  }
  return typeof value === 'string' ? bracketText(value, style.quotes) : JSON.stringify(value);
}

/** An entry of a mapping in braces. */
export function renderEntryInBrackets(key: string, value: Json, style: BracketStyle): string {
  return `${bracketText(key, style.keyQuotes)}: ${renderInBrackets(value, style)}`;
}

function bracketed(
  open: string,
  close: string,
  parts: readonly ((inner: BracketStyle) => string)[],
  style: BracketStyle,
): string {
  if (parts.length === 0) return open + close;
  const { lines } = style;
  if (!lines) {
    const blank = open === '{' && style.spaced ? ' ' : '';
    return `${open}${blank}${parts.map((part) => part(style)).join(', ')}${blank}${close}`;
  }
  const indent = lines.indent + lines.step;
  const inner = { ...style, lines: { ...lines, indent } };
  const rows = parts.map((part) => `\n${' '.repeat(indent)}${part(inner)}`);
  return `${open}${rows.join(',')}\n${' '.repeat(lines.indent)}${close}`;
}

function bracketText(text: string, quotes: Quotes): string {
  const isPlain =
    quotes === 'none' && (AMOUNT.test(text) || (PLAIN_IN_BRACKETS.test(text) && !WORDS.test(text) && staysText(text)));
  return isPlain ? text : quoted(text, quotes === 'none' ? 'double' : quotes);
}
