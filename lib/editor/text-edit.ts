import type { Position, Range } from './range';

/** The part of a text that is replaced. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** The edits of one file. */
export interface FileEdits {
  readonly file: string;
  readonly edits: readonly TextEdit[];
}

/** What makes one text of another: whole lines that differ. */
export function editBetween(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const [old, now] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const range = { start: lineStart(old, start), end: lineStart(old, old.length - end) };
  return [{ range, newText: now.slice(start, now.length - end).join('') }];
}

/** Lines with their ends; the last one may have none. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Where a line begins; behind the last one, where the text ends. */
function lineStart(lines: readonly string[], line: number): Position {
  const last = lines.at(-1) ?? '';
  if (line < lines.length || last === '' || last.endsWith('\n')) return { line, character: 0 };
  return { line: lines.length - 1, character: last.length };
}

/** What turns some texts into others of the same files. */
export function editsBetween(
  before: readonly { readonly file: string; readonly text: string }[],
  after: readonly { readonly file: string; readonly text: string }[],
): readonly FileEdits[] {
  const was = new Map(before.map(({ file, text }) => [file, text]));
  return after.flatMap(({ file, text }) => {
    const edits = editBetween(was.get(file) ?? '', text);
    return edits.length === 0 ? [] : [{ file, edits }];
  });
}
