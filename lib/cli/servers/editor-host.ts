import * as editor from '../../editor';
import type { Io } from '../io';
import { version } from '../version';
import { editorFiles, type EditorFiles } from './editor-project';
import { rolloutsOf, type Rollouts } from './rollouts';

/** What a language server needs of this project: it has the protocol, and nothing else. */
export interface EditorHost {
  readonly version: string;
  readonly editor: typeof editor;
  readonly files: EditorFiles;
  readonly rollouts: (judged: editor.JudgedTexts) => Rollouts;
}

/** The host of a language server. */
export function editorHost(io: Io): EditorHost {
  return { version: version(), editor, files: editorFiles(io), rollouts: (judged) => rolloutsOf(judged, io) };
}
