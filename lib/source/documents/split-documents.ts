/** One document of a text, as text. */
export interface DocumentText {
  readonly text: string;
  /** The line that it starts on. */
  readonly line: number;
  /** The column that it starts in. @default 1 */
  readonly column?: number;
  /** Whether it is JSON. @default false: it is YAML */
  readonly isJson?: boolean;
}

/**
 * Cuts a text where kubectl does: at every line that starts with `---`. Each document is then read on its own, so that
 * a broken one hides no other. A line between two documents belongs to neither; where nothing stands before it, it
 * belongs to what follows.
 *
 * @see k8s.io/apimachinery pkg/util/yaml decoder.go YAMLReader
 */
export function splitDocuments(text: string): DocumentText[] {
  const documents: DocumentText[] = [];
  let start = 0;
  let line = 1;
  for (let at = nextSeparator(text, 0); at !== -1; at = nextSeparator(text, at + 3)) {
    if (at === start) continue;
    if (!isEmpty(text, start, at)) documents.push({ text: text.slice(start, at), line });
    const next = isSeparator(text, at) ? endOfLine(text, at) : at;
    line += countLines(text, start, next);
    start = next;
  }
  documents.push({ text: text.slice(start), line });
  return documents;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at + 1;
}

/** Whether a document starts with `---` and has more on that line than a comment: kubectl refuses that. */
export function startsWithBadSeparator(text: string): boolean {
  return text.startsWith('---') && !isSeparator(text, 0);
}

/** Whether the line that starts here is `---`, with nothing behind it but blanks or a comment. */
export function isSeparator(text: string, lineStart: number): boolean {
  return (
    text.startsWith('---', lineStart) && BLANK_OR_COMMENT.test(text.slice(lineStart + 3, endOfLine(text, lineStart)))
  );
}

/** Go's unicode.IsSpace. */
const BLANK_OR_COMMENT = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*(?:#|$)/;

/** The next line that starts with `---`. */
function nextSeparator(text: string, from: number): number {
  if (from === 0 && text.startsWith('---')) return 0;
  const at = text.indexOf('\n---', from);
  return at === -1 ? -1 : at + 1;
}

/** Whether nothing stands between two separators: a file of those alone is not worth a document each. */
function isEmpty(text: string, start: number, end: number): boolean {
  return end - start < 8 && text.slice(start, end).trim() === '---';
}

function countLines(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
