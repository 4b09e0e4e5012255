import { DocumentError } from '../document-error';
import type { Place } from '../place';

/** A line that starts with a tab, or with spaces or dashes and a tab. */
const TABBED = /^([ -]*)\t[ \t]*(.?)/gm;

/**
 * Refuses tabs where a line is indented, even if it is otherwise empty: kubectl does, the `yaml` package does not always.
 * Inside quotes and brackets they are blanks like any other, and before a comment they do no harm.
 *
 * @throws DocumentError at the first of them
 */
export function refuseTabs(text: string, root: Place): void {
  for (const { index, 1: before = '', 2: next } of text.matchAll(TABBED)) {
    if ((next === '#' && /^ +$/.test(before)) || isInside(root, index + before.length, text)) continue;
    throw new DocumentError('tab-indentation', index + before.length, TAB_INDENTS);
  }
}

/**
 * Refuses a tab before the first line of a scalar after `|` or `>`: it hides how far the scalar is indented.
 *
 * @throws DocumentError if the scalar that starts here has one
 */
export function refuseTabbedScalar(text: string, start: number): void {
  BLOCK_START.lastIndex = start;
  const before = BLOCK_START.exec(text)?.[0];
  if (before !== undefined) throw new DocumentError('tab-indentation', start + before.length - 1, TAB_INDENTS);
}

const BLOCK_START = /[|>][^\n]*\n[ \r\n]*\t/y;

/** What is wrong with a tab at the start of a line. */
export const TAB_INDENTS = 'a tab stands where this line is indented: YAML is indented with spaces only';

/** Whether an offset is inside a scalar, brackets or braces. */
function isInside(place: Place, offset: number, text: string): boolean {
  if (offset < place.start || offset >= place.end) return false;
  const first = text[place.start];
  if ((!place.entries && !place.items) || first === '[' || first === '{') return true;
  const inner = [...(place.entries?.values() ?? []), ...(place.items ?? [])];
  return inner.some((child) => isInside(child, offset, text));
}
