import { CARRIAGE_RETURN, LINE_FEED, PIPE, SPACE, TAB } from './characters';
import { type Cursor, UNUSUAL } from './cursor';

const HEADER = /[|>]([-+]?)(?: *| +#[^\n]*)(?:\r?\n|$)/y;

/** Reads a scalar after `|` or `>`, and goes to what follows it. */
export function readBlockScalar(cursor: Cursor, parent: number): string {
  const start = cursor.at;
  HEADER.lastIndex = start;
  const header = HEADER.exec(cursor.text);
  if (!header) throw UNUSUAL;
  const isLiteral = cursor.code(start) === PIPE;
  cursor.at = start + header[0].length;
  const indent = detectIndent(cursor, Math.max(parent + 1, 1));
  const { text, trailing } = isLiteral ? readLiteral(cursor, indent) : readFolded(cursor, indent);
  cursor.record(start, cursor.at);
  cursor.toContent();
  if (header[1] === '-') return text;
  if (header[1] === '+') return text + '\n'.repeat(trailing);
  return text === '' ? '' : `${text}\n`;
}

/** The indentation of the first line that holds something. */
function detectIndent(cursor: Cursor, least: number): number {
  const { text } = cursor;
  let longestBlank = 0;
  for (let lineStart = cursor.at; ;) {
    let at = lineStart;
    while (text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      longestBlank = Math.max(longestBlank, at - lineStart);
      lineStart = text.indexOf('\n', at) + 1;
      continue;
    }
    const indent = at - lineStart;
    if (code === TAB || code !== code || longestBlank > Math.max(indent, least)) throw UNUSUAL;
    return Math.max(indent, least);
  }
}

interface Content {
  readonly text: string;
  /** The line ends behind the last line that holds something. */
  readonly trailing: number;
}

/** Every line end stays. */
function readLiteral(cursor: Cursor, indent: number): Content {
  const lines: string[] = [];
  let kept = 0;
  for (let line = nextLine(cursor, indent); line !== undefined; line = nextLine(cursor, indent)) {
    lines.push(line);
    if (line !== '') kept = lines.length;
  }
  return { text: lines.slice(0, kept).join('\n'), trailing: lines.length - kept + (kept > 0 ? 1 : 0) };
}

/** A line end between two lines that start with no blank is a space. */
function readFolded(cursor: Cursor, indent: number): Content {
  let text = '';
  let breaks = 0;
  let isFirst = true;
  let wasSpaced = false;
  for (let line = nextLine(cursor, indent); line !== undefined; line = nextLine(cursor, indent)) {
    if (line === '') {
      breaks++;
      continue;
    }
    const isSpaced = line[0] === ' ' || line[0] === '\t';
    if (isFirst) text = '\n'.repeat(breaks) + line;
    else if (isSpaced || wasSpaced) text += '\n'.repeat(breaks + 1) + line;
    else text += (breaks === 0 ? ' ' : '\n'.repeat(breaks)) + line;
    breaks = 0;
    isFirst = false;
    wasSpaced = isSpaced;
  }
  return { text, trailing: breaks + (isFirst ? 0 : 1) };
}

/** The next line without its indentation, or nothing where the scalar is over. */
function nextLine(cursor: Cursor, indent: number): string | undefined {
  const { text, at: lineStart } = cursor;
  if (lineStart >= text.length) return undefined;
  let at = lineStart;
  const limit = lineStart + indent;
  while (at < limit && text.charCodeAt(at) === SPACE) at++;
  const found = text.indexOf('\n', at);
  const next = found === -1 ? text.length : found;
  const end = text.charCodeAt(next - 1) === CARRIAGE_RETURN && next > at ? next - 1 : next;
  if (at < limit) {
    if (at !== end) {
      if (text.charCodeAt(at) === TAB) throw UNUSUAL;
      return undefined;
    }
    cursor.at = found === -1 ? text.length : found + 1;
    return '';
  }
  cursor.at = found === -1 ? text.length : found + 1;
  return text.slice(at, end);
}
