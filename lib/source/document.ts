import type { Json } from '../kubernetes';
import { readFull } from './full/read-full';
import { LineIndex } from './line-index';
import type { Place } from './place';
import type { Span } from './span';
import type { DocumentText } from './split-documents';

/** One document of a file. It keeps its text; where things stand is found when somebody asks. */
export class Document {
  private located?: { readonly place: Place; readonly lines: LineIndex };

  constructor(
    private readonly source: DocumentText,
    readonly value: Json,
  ) {}

  /** Where everything stands. */
  get place(): Place {
    return this.positions.place;
  }

  /** The document's own text. */
  get text(): string {
    return this.source.text;
  }

  /** From offsets in the document to lines and columns of the file. */
  span(start: number, end: number): Span {
    const { lines } = this.positions;
    const from = lines.position(start);
    const to = lines.position(end);
    const above = this.source.line - 1;
    return { line: from.line + above, column: from.column, endLine: to.line + above, endColumn: to.column };
  }

  private get positions(): { readonly place: Place; readonly lines: LineIndex } {
    this.located ??= { place: readFull(this.text).place, lines: new LineIndex(this.text) };
    return this.located;
  }
}
