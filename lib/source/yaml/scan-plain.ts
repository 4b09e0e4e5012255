import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  HASH,
  isBlank,
  isBlankOrEnd,
  isBreak,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUESTION,
  TAB,
} from './characters';
import type { Cursor } from './cursor';
import { Folding } from './folding';
import { TAB_INDENTS } from './messages';

/** A scalar without quotes: what it says, where it ends, and whether a line ends behind it. */
export interface PlainScan {
  readonly text: string;
  readonly end: number;
  readonly isLineOver: boolean;
}

/**
 * Reads a scalar without quotes, with the lines that continue it.
 *
 * @param indent the least column of a line that continues it
 * @see go.yaml.in/yaml/v2 scannerc.go yaml_parser_scan_plain_scalar
 */
export function scanPlain(cursor: Cursor, indent: number, inFlow: boolean): PlainScan {
  const { text: source, at: start } = cursor;
  const folding = new Folding();
  let end = start;
  let runStart = start;
  while (!cursor.isDocumentIndicator() && cursor.code() !== HASH) {
    const from = cursor.at;
    runToEnd(cursor, inFlow);
    if (cursor.at > from) {
      if (folding.isOpen) {
        folding.text += source.slice(runStart, end) + folding.close();
        runStart = from;
      }
      end = cursor.at;
    }
    const code = cursor.code();
    if (!isBlank(code) && !isBreak(code)) break;
    skipBlanks(cursor, folding, indent);
    if (!inFlow && cursor.column < indent) break;
  }
  const text = folding.text === '' ? source.slice(runStart, end) : folding.text + source.slice(runStart, end);
  return { text, end, isLineOver: folding.isOpen };
}

function runToEnd(cursor: Cursor, inFlow: boolean): void {
  const { text } = cursor;
  let { at } = cursor;
  for (let code = text.charCodeAt(at); !isBlankOrEnd(code); code = text.charCodeAt(++at)) {
    if (code === COLON && isBlankOrEnd(text.charCodeAt(at + 1))) break;
    if (inFlow && endsFlowPlain(code)) break;
  }
  cursor.at = at;
}

function endsFlowPlain(code: number): boolean {
  return (
    code === COMMA ||
    code === QUESTION ||
    code === OPEN_BRACKET ||
    code === CLOSE_BRACKET ||
    code === OPEN_BRACE ||
    code === CLOSE_BRACE
  );
}

function skipBlanks(cursor: Cursor, folding: Folding, indent: number): void {
  for (let code = cursor.code(); ; code = cursor.code()) {
    if (isBlank(code)) {
      if (folding.isOpen && cursor.column < indent && code === TAB) cursor.fail('tab-indentation', TAB_INDENTS);
      cursor.at += 1;
    } else if (isBreak(code)) folding.add(cursor.readBreak());
    else return;
  }
}
