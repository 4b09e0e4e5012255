import { yaml } from '@codemirror/lang-yaml';
import { syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState, type Text } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { basicSetup } from 'codemirror';
import type { Found } from '../engine/question';
import type { TextEdit } from '../../lib/editor';
import { byId } from './elements';

/** What the page's policy knows styles of the editor by. */
declare const STYLE_NONCE: string;

const SEVERITIES = { 1: 'error', 2: 'warning', 3: 'info' } as const;

/** The editor of the page. */
export class Editor {
  private readonly view: EditorView;
  private readonly label = new Compartment();

  constructor(text: string, changed: () => void) {
    this.view = new EditorView({
      parent: byId('editor'),
      state: EditorState.create({
        doc: text,
        extensions: [
          EditorView.cspNonce.of(STYLE_NONCE),
          basicSetup,
          yaml(),
          syntaxHighlighting(classHighlighter),
          lintGutter(),
          this.label.of([]),
          EditorView.updateListener.of(({ docChanged }) => {
            if (docChanged) changed();
          }),
        ],
      }),
    });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  /** Another text in place of this one. */
  replace(text: string): void {
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
  }

  /** Edits of the text as it stands here. */
  edit(edits: readonly TextEdit[]): void {
    const { doc } = this.view.state;
    const changes = edits.map(({ range, newText }) => ({
      from: offset(doc, range.start),
      to: offset(doc, range.end),
      insert: newText,
    }));
    this.view.dispatch({ changes });
  }

  /** Marks what was found where it was found. */
  mark(found: readonly Found[], fix: string): void {
    const { state } = this.view;
    const diagnostics = found.map((one) => this.diagnosticOf(one, state.doc, fix));
    this.view.dispatch(setDiagnostics(state, diagnostics));
  }

  /** Goes to a line, counted from 1. */
  goTo(line: number): void {
    const at = offset(this.view.state.doc, { line: line - 1, character: 0 });
    this.view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    this.view.focus();
  }

  /** What somebody hears who comes into it. */
  name(label: string): void {
    const attributes = EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' });
    this.view.dispatch({ effects: this.label.reconfigure(attributes) });
  }

  private diagnosticOf(found: Found, doc: Text, fix: string): Diagnostic {
    const [from, to] = [offset(doc, found.range.start), offset(doc, found.range.end)];
    return {
      from,
      to: Math.max(from, to),
      severity: SEVERITIES[found.severity],
      source: found.code,
      message: found.message,
      actions: found.fixes.map(({ edits }) => ({ name: fix, apply: () => this.edit(edits) })),
    };
  }
}

/** A place as CodeMirror counts; behind the last line is the end. */
function offset(doc: Text, { line, character }: Found['range']['start']): number {
  if (line >= doc.lines) return doc.length;
  const at = doc.line(line + 1);
  return Math.min(at.to, at.from + character);
}
