import { isBlank, isBreak, PIPE, SPACE, TAB } from './characters';
import type { Cursor } from './cursor';
import { TAB_INDENTS } from './messages';

/** `|` or `>`, with how lines at the end are kept and how far it is indented, in either order. */
const HEADER = /[|>](?:([-+])(\d)?|(\d)([-+])?)?[ \t]*(?:#[^\r\n\u0085\u2028\u2029]*)?/y;

/** A scalar after `|` or `>`. */
export interface BlockScan {
  readonly text: string;
  readonly end: number;
}

/**
 * Reads a scalar after `|` or `>`.
 *
 * @param parent the column of what it stands in; -1 for the document
 * @see go.yaml.in/yaml/v2 scannerc.go yaml_parser_scan_block_scalar
 */
export function scanBlockScalar(cursor: Cursor, parent: number): BlockScan {
  const isLiteral = cursor.code() === PIPE;
  const [chomping, increment] = scanHeader(cursor);
  const lines = new BlockLines(cursor, increment === 0 ? 0 : Math.max(parent, 0) + increment, parent);
  // Joined at the end: what is added up piece by piece keeps all of its pieces.
  const parts: string[] = [];
  let leadingBreak = '';
  let wasBlank = false;
  let breaks = lines.breaks();
  while (cursor.column === lines.indent && cursor.at < cursor.text.length) {
    const isNowBlank = isBlank(cursor.code());
    const isFolded = !isLiteral && !wasBlank && !isNowBlank && leadingBreak === '\n';
    parts.push(isFolded ? (breaks === '' ? ' ' : '') : leadingBreak, breaks);
    wasBlank = isNowBlank;
    const from = cursor.at;
    cursor.toLineEnd();
    parts.push(cursor.text.slice(from, cursor.at));
    leadingBreak = cursor.at < cursor.text.length ? cursor.readBreak() : '';
    breaks = lines.breaks();
  }
  if (chomping !== '-') parts.push(leadingBreak);
  if (chomping === '+') parts.push(breaks);
  return { text: parts.join(''), end: lines.end };
}

function scanHeader(cursor: Cursor): readonly [chomping: string | undefined, increment: number] {
  HEADER.lastIndex = cursor.at;
  const [header = '', before, digit, first, after] = HEADER.exec(cursor.text) ?? [];
  const written = digit ?? first;
  if (written === '0') cursor.fail('syntax', 'the indentation of a block is a digit from 1 to 9');
  cursor.at += header.length;
  const code = cursor.code();
  if (isBreak(code)) cursor.readBreak();
  else if (code === code)
    cursor.fail('syntax', 'behind `|` or `>` only a comment may follow: write the text on the next line');
  return [before ?? after, Number(written ?? 0)];
}

/** The empty lines of a block, and how far it is indented. */
class BlockLines {
  /** Where the last line of the block ends. */
  end: number;

  /** @param indent 0 where the first line that holds something decides */
  constructor(
    private readonly cursor: Cursor,
    public indent: number,
    private readonly parent: number,
  ) {
    this.end = cursor.at;
  }

  /** The line ends up to the next line that holds something. */
  breaks(): string {
    const { cursor } = this;
    let breaks = '';
    let deepest = 0;
    this.end = cursor.at;
    for (;;) {
      const isOpen = () => this.indent === 0 || cursor.column < this.indent;
      while (cursor.code() === SPACE && isOpen()) cursor.at += 1;
      deepest = Math.max(deepest, cursor.column);
      if (cursor.code() === TAB && isOpen()) cursor.fail('tab-indentation', TAB_INDENTS);
      if (!isBreak(cursor.code())) break;
      breaks += cursor.readBreak();
      this.end = cursor.at;
    }
    if (this.indent === 0) this.indent = Math.max(deepest, this.parent + 1, 1);
    return breaks;
  }
}
