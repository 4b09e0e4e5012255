import type { Json } from '../../kubernetes';
import { inFile, LineIndex, type Position } from '../places/line-index';
import type { Place } from '../places/place';
import { readDocument } from './read-document';
import type { Span } from '../places/span';
import type { DocumentText } from './split-documents';

/** Where everything stands in a document, and how offsets become lines. */
interface Positions {
  readonly document: Document;
  readonly place: Place;
  readonly lines: LineIndex;
}

/** How many documents' positions are kept: findings come document by document, with joins to a few others. */
const KEPT = 8;

/**
 * One document of a file. It keeps its text; where things stand is read again when somebody asks, since most documents
 * are never asked about, and the positions of a text take more memory than the text.
 */
export class Document {
  private static readonly recent: Positions[] = [];

  constructor(
    private readonly source: DocumentText,
    readonly value: Json,
  ) {}

  /** Where everything stands, as offsets in `text`. */
  get place(): Place {
    return this.positions.place;
  }

  /** The document's own text. */
  get text(): string {
    return this.source.text;
  }

  /** Where that starts in the file. */
  get start(): Position {
    return { line: this.source.line, column: this.source.column ?? 1 };
  }

  /** From offsets in the document to lines and columns of the file. */
  span(start: number, end: number): Span {
    const from = this.position(start);
    const to = this.position(end);
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }

  /** The line of an offset: thousands of findings may stand on one that is as long as its file. */
  lineAround(offset: number): { readonly start: number; readonly end: number } {
    return this.positions.lines.around(offset);
  }

  private position(offset: number): Position {
    return inFile(this.positions.lines.position(offset), this.source);
  }

  private get positions(): Positions {
    const { recent } = Document;
    const known = recent.find(({ document }) => document === this);
    if (known) return known;
    const place = readDocument(this.text, true, this.source.isJson).place ?? { start: 0, end: 0 };
    const positions = { document: this, place, lines: new LineIndex(this.text) };
    if (recent.unshift(positions) > KEPT) recent.pop();
    return positions;
  }
}
