/** So much of a text's beginning is looked at, in characters. */
const LONGEST_HEAD = 4_000;

/** Comments, blank lines and markers of documents that a text begins with. */
const HEAD = /^(?:(?:#[^\n]*|---[^\n]*|[ \t\r]*)(?:\n|$))*/;

/**
 * Whether a text says of itself, in the comments that it begins with, that a tool has generated it and that nobody is to
 * edit it.
 */
export function isGenerated(text: string): boolean {
  const [head = ''] = HEAD.exec(text.slice(0, LONGEST_HEAD)) ?? [];
  return /\bdo not (?:edit|modify|change)\b/i.test(head);
}
