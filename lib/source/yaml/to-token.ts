import { HASH, isBreak, SPACE, TAB } from './characters';
import type { Cursor } from './cursor';
import type { SimpleKeys } from './simple-keys';

/** Over blanks, comments and line ends, to where the next token starts. */
export function toToken(cursor: Cursor, keys: SimpleKeys): void {
  for (;;) {
    const mayBeTab = keys.inFlow || !keys.isAllowed;
    let code = cursor.code();
    while (code === SPACE || (mayBeTab && code === TAB)) {
      cursor.at += 1;
      code = cursor.code();
    }
    if (code === HASH) cursor.toLineEnd();
    if (!isBreak(cursor.code())) return;
    cursor.readBreak();
    if (!keys.inFlow) keys.isAllowed = true;
  }
}
