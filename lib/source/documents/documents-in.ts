import { DocumentError } from './document-error';
import { readJson, startsAsJson } from '../json/read-json';
import { inFile, LineIndex } from '../places/line-index';
import { ownText } from './own-text';
import { readDocument, type DocumentReading } from './read-document';
import { splitDocuments, startsWithBadSeparator, type DocumentText } from './split-documents';

/** One document of a text: what it says, or why it cannot be read. */
export interface DocumentFound {
  readonly source: DocumentText;
  readonly reading?: DocumentReading;
  readonly error?: DocumentError;
}

/** How far kubectl looks for the brace that JSON starts with. */
const LOOKED_AT = 4096;

const BAD_SEPARATOR = 'the line `---` between two documents must hold nothing else: kubectl reads no further than here';
const NO_JSON = 'behind objects of JSON only others may follow: kubectl reads no further than here';

/**
 * The documents of a text, as kubectl reads it: a text that starts with a brace is JSON, one object after the other, as
 * long as it is some; everything else is YAML. Where a document cannot be read, the next one is looked for.
 *
 * @see k8s.io/apimachinery pkg/util/yaml decoder.go YAMLOrJSONDecoder
 */
export function* documentsIn(text: string): Iterable<DocumentFound> {
  let rest: DocumentText = { text, line: 1 };
  if (startsAsJson(text.slice(0, LOOKED_AT))) {
    let count = 0;
    for (let found = jsonAt(rest); found; found = jsonAt(rest)) {
      yield found;
      count += 1;
      rest = behind(rest, found.source.text.length + leadingBlanks(rest.text));
      if (found.error) return;
    }
    const blanks = leadingBlanks(rest.text);
    if (blanks === rest.text.length) return;
    if (count > 1 || isTooShortForYaml(rest.text))
      return yield { source: rest, error: new DocumentError('syntax', blanks, NO_JSON) };
    rest = behind(rest, /^[^\S\n]*\n?/.exec(rest.text)?.[0].length ?? 0);
  }
  for (const piece of splitDocuments(rest.text)) {
    const { line, column } = inFile(positionOf(piece), rest);
    yield readPiece({ text: ownText(piece.text), line, column });
  }
}

/** Whether kubectl, which takes four bytes at a time to pass over blanks behind JSON, meets the end and gives up. */
function isTooShortForYaml(text: string): boolean {
  const start = /^[^\S\n]*/.exec(text)?.[0].length ?? 0;
  return new TextEncoder().encode(text.slice(start, start + 4)).length < 4;
}

function positionOf({ line, column = 1 }: DocumentText): { readonly line: number; readonly column: number } {
  return { line, column };
}

function readPiece(source: DocumentText): DocumentFound {
  if (startsWithBadSeparator(source.text)) return { source, error: new DocumentError('syntax', 3, BAD_SEPARATOR) };
  return attempt(source, () => readDocument(source.text, false));
}

/** The object of JSON that comes next, if one does. */
function jsonAt(rest: DocumentText): DocumentFound | undefined {
  const blanks = leadingBlanks(rest.text);
  const source = { ...behind(rest, blanks), isJson: true };
  const found = attempt(source, () => readJson(source.text, false));
  if (found.error || !found.reading) return found.error && found;
  return { ...found, source: { ...source, text: source.text.slice(0, found.reading.end) } };
}

function attempt(source: DocumentText, read: () => DocumentReading | undefined): DocumentFound {
  try {
    const reading = read();
    return { source, ...(reading && { reading }) };
  } catch (error) {
    return { source, error: error instanceof DocumentError ? error : readerFailed(error) };
  }
}

/** A bug costs no other document its report. */
function readerFailed(error: unknown): DocumentError {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `this document could not be read (${reason}): this is a bug of zero-downtime. Everything else has been judged. Please report it, with the document if you can show it`;
  return new DocumentError('reader-failed', 0, message);
}

function leadingBlanks(text: string): number {
  return /^[ \t\r\n]*/.exec(text)?.[0].length ?? 0;
}

/** What is left of a text behind a part of it. */
function behind(source: DocumentText, length: number): DocumentText {
  if (length === 0) return source;
  const position = new LineIndex(source.text.slice(0, length)).position(length);
  return { text: source.text.slice(length), ...inFile(position, source) };
}
