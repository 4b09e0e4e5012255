/** So much of a text's beginning is looked at, in characters. */
const LONGEST_HEAD = 4_000;

/** Comments, blank lines and markers of documents that a text begins with. */
const HEAD = /^(?:(?:#[^\n]*|---[^\n]*|[ \t\r]*)(?:\n|$))*/;

const NOT_TO_BE_EDITED =
  /\b(?:do not|don't) (?:manually )?(?:edit|modify|change|touch)\b|\bauto-?generated\b|\b(?:was|is) (?:automatically )?generated (?:by|with|from)\b/i;

/**
 * Whether a text says of itself, in the comments that it begins with, that a tool has generated it and that nobody is to
 * edit it.
 */
export function isGenerated(text: string): boolean {
  const [head = ''] = HEAD.exec(text.slice(0, LONGEST_HEAD)) ?? [];
  return NOT_TO_BE_EDITED.test(head);
}
