/** One document of a text, as text. */
export interface DocumentText {
  readonly text: string;
  /** Where it starts in the whole text. */
  readonly offset: number;
  /** The line that it starts on. */
  readonly line: number;
  /** The column that it starts in. @default 1 */
  readonly column?: number;
}

/**
 * Cuts a text where kubectl does: at lines `---`, with nothing behind it but a comment. Each document is then read on
 * its own, so that a broken one hides no other.
 *
 * @see k8s.io/apimachinery pkg/util/yaml decoder.go YAMLReader
 */
export function splitDocuments(text: string): DocumentText[] {
  const documents: DocumentText[] = [];
  let start = 0;
  let line = 1;
  for (let at = nextSeparator(text, 0); at !== -1; at = nextSeparator(text, at + 3)) {
    if (isDirectives(text.slice(start, at))) continue;
    const piece = text.slice(start, at);
    documents.push({ text: piece, offset: start, line });
    line += countLines(piece);
    start = at;
  }
  documents.push({ text: text.slice(start), offset: start, line });
  return documents;
}

/** The next line that starts with `---` and holds nothing else. */
function nextSeparator(text: string, from: number): number {
  for (let at = text.indexOf('---', from); at !== -1; at = text.indexOf('---', at + 3)) {
    if ((at === 0 || text.charCodeAt(at - 1) === LINE_FEED) && isSeparator(text, at)) return at;
  }
  return -1;
}

/** Whether the line that starts here is `---`, with nothing behind it but blanks or a comment. */
export function isSeparator(text: string, lineStart: number): boolean {
  if (!text.startsWith('---', lineStart)) return false;
  let at = lineStart + 3;
  while (at < text.length && (text[at] === ' ' || text[at] === '\t' || text[at] === '\r')) at++;
  return at === text.length || text[at] === '\n' || text[at] === '#';
}

const LINE_FEED = 10;

/** `%YAML 1.1` and the like belong to the document that follows them. */
function isDirectives(text: string): boolean {
  return text.startsWith('%') && text.split(/\r?\n/).every((line) => line === '' || line[0] === '%' || line[0] === '#');
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
