/** One document of a text, as text. */
export interface DocumentText {
  readonly text: string;
  /** The line that it starts on. */
  readonly line: number;
  /** The column that it starts in. @default 1 */
  readonly column?: number;
}

/**
 * Cuts a text where kubectl does: at every line that starts with `---`. Each document is then read on its own, so that
 * a broken one hides no other.
 *
 * @see k8s.io/apimachinery pkg/util/yaml decoder.go YAMLReader
 */
export function splitDocuments(text: string): DocumentText[] {
  const documents: DocumentText[] = [];
  let start = 0;
  let line = 1;
  let hasDirectives = false;
  for (let at = nextSeparator(text, 0); at !== -1; at = nextSeparator(text, at + 3)) {
    if (at === start) continue;
    hasDirectives = !hasDirectives && isDirectives(text, start, at);
    if (hasDirectives) continue;
    if (!isEmpty(text, start, at)) documents.push({ text: text.slice(start, at), line });
    line += countLines(text, start, at);
    start = at;
  }
  documents.push({ text: text.slice(start), line });
  return documents;
}

/** Whether a document starts with `---` and has more on that line than a comment: kubectl refuses that. */
export function startsWithBadSeparator(text: string): boolean {
  return text.startsWith('---') && !isSeparator(text, 0);
}

/** Whether the line that starts here is `---`, with nothing behind it but blanks or a comment. */
export function isSeparator(text: string, lineStart: number): boolean {
  if (!text.startsWith('---', lineStart)) return false;
  let at = lineStart + 3;
  while (at < text.length && (text[at] === ' ' || text[at] === '\t' || text[at] === '\r')) at++;
  return at === text.length || text[at] === '\n' || text[at] === '#';
}

/** The next line that starts with `---`. */
function nextSeparator(text: string, from: number): number {
  if (from === 0 && text.startsWith('---')) return 0;
  const at = text.indexOf('\n---', from);
  return at === -1 ? -1 : at + 1;
}

/** `%YAML 1.1` and the like belong to the document that follows them. */
function isDirectives(text: string, start: number, end: number): boolean {
  if (text[start] !== '%') return false;
  const lines = text.slice(start, end).split(/\r?\n/);
  return lines.every((line) => line === '' || line[0] === '%' || line[0] === '#');
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
