import { AT, BACKTICK, COLON, DASH, GREATER, isBlank, isBlankOrEnd, PERCENT, PIPE, QUESTION, TAB } from './characters';
import type { Cursor } from './cursor';
import { TAB_INDENTS } from './messages';

/**
 * Refuses what a scalar without quotes cannot start with.
 *
 * @throws DocumentError where it does
 */
export function requirePlain(cursor: Cursor, inFlow: boolean): void {
  const code = cursor.code();
  const next = cursor.code(1);
  const isRefused =
    code === DASH
      ? isBlank(next)
      : code === QUESTION || code === COLON
        ? inFlow || isBlankOrEnd(next)
        : NEVER.has(code);
  if (!isRefused) return;
  if (code === TAB) cursor.fail('tab-indentation', TAB_INDENTS);
  cursor.fail('syntax', 'a value cannot start with this character: quote it');
}

const NEVER: ReadonlySet<number> = new Set([PERCENT, AT, BACKTICK, TAB, PIPE, GREATER]);
