import type { FieldPath } from '../../kubernetes';
import type { Span } from '../../source';

/** Where something stands in a template. */
interface Found {
  readonly line: number;
  readonly indent: number;
}

/** The lines of a template, to which findings in what it renders lead back. */
export class TemplateLines {
  private lines: readonly string[] | undefined;

  /** @param read the template; it is read only when something is found */
  constructor(private readonly read: () => string) {}

  /** The place of a field of an object of a kind: its line, or the nearest one around it that the template writes itself. */
  placeOf(path: FieldPath, kind: string): Span {
    const { line, indent } = this.follow(path, this.start(kind));
    const text = this.text(line).trimEnd();
    const column = Math.min(indent, text.length) + 1;
    return { line: line + 1, column, endLine: line + 1, endColumn: Math.max(column, text.length + 1) };
  }

  /** The line that writes a field, from 0; nothing where another file writes what is around it. */
  lineOf(path: FieldPath, kind: string): number | undefined {
    const { line, left } = this.follow(path, this.start(kind));
    return left === 0 ? line : undefined;
  }

  /** A line, from 0. */
  text(line: number): string {
    return this.all()[line] ?? '';
  }

  whole(): string {
    return this.all().join('\n');
  }

  /** Whether each document that makes objects of a kind has a text, whatever its values are; which one made an object nothing tells. */
  isInEach(kind: string, text: string): boolean {
    const documents = this.whole().split(/^---/m);
    const ofKind = documents.filter((one) => one.split('\n').some((line) => line.trim() === `kind: ${kind}`));
    return (ofKind.length > 0 ? ofKind : documents).every((one) => one.includes(text));
  }

  /** The first line of the document that makes objects of a kind. */
  private start(kind: string): Found {
    const at = this.all().findIndex((line) => line.trim() === `kind: ${kind}`);
    const separator = this.all().findLastIndex((line, index) => index < at && /^---/.test(line));
    return { line: Math.max(0, separator), indent: -1 };
  }

  /** Goes down a path line by line, as far as the template has it; so many steps are left. */
  private follow(path: FieldPath, start: Found): Found & { readonly left: number } {
    let [at, left] = [start, path.length];
    for (const step of path) {
      const next = typeof step === 'number' ? this.item(step, at) : this.key(step, at);
      if (next === undefined) break;
      at = next;
      left -= 1;
    }
    return { line: at.line, indent: Math.max(0, at.indent), left };
  }

  /** A key below a line; one of a list's item may stand behind its dash. */
  private key(key: string, { line: from, indent }: Found): Found | undefined {
    const isItem = /^\s*- /.test(this.all()[from] ?? '');
    return this.below(from, indent, isItem ? from : from + 1, (text) => keyOf(text) === key);
  }

  private item(index: number, { line, indent }: Found): Found | undefined {
    const first = this.below(line, indent - 1, line + 1, (text) => /^\s*- /.test(text));
    if (first === undefined || index === 0) return first;
    let left = index;
    return this.below(line, indent - 1, first.line + 1, (text) => {
      if (indentOf(text) === first.indent && /^\s*- /.test(text)) left -= 1;
      return left === 0;
    });
  }

  /** The next line that is wanted, as long as lines are further in than what they belong to. */
  private below(owner: number, indent: number, from: number, wants: (text: string) => boolean): Found | undefined {
    const lines = this.all();
    for (let line = from; line < lines.length; line += 1) {
      const text = lines[line] ?? '';
      if (line > owner && /^---/.test(text)) return undefined;
      if (isWithoutPlace(text)) continue;
      if (line > owner && indentOf(text) <= indent && !/^\s*- /.test(text)) return undefined;
      if (wants(text)) return { line, indent: indentOf(text) };
    }
    return undefined;
  }

  private all(): readonly string[] {
    if (this.lines) return this.lines;
    try {
      this.lines = this.read().split('\n');
    } catch {
      this.lines = [];
    }
    return this.lines;
  }
}

/** Blank lines, comments, and what only steers the template. */
function isWithoutPlace(text: string): boolean {
  return /^\s*(?:$|#|\{\{)/.test(text);
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

function keyOf(text: string): string | undefined {
  return /^\s*(?:- )?["']?([\w./-]+)["']?:/.exec(text)?.[1];
}
