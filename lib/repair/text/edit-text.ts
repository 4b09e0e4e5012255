import {
  asArray,
  asObject,
  formatFieldPath,
  isResourceList,
  sameJson,
  withField,
  type Json,
  type JsonObject,
} from '../../kubernetes';
import { readSource, type SourceManifest } from '../../source';
import { appendDocument } from './append-document';
import { CannotEdit } from './cannot-edit';
import { editDocument, type FieldEdit } from './edit-document';

/** A change of one field of one manifest of a text. */
export interface ManifestEdit extends FieldEdit {
  /** Which manifest, by its place among those of the text. */
  readonly manifest: number;
}

/** A new object, in a document of its own; in a list of resources, one of its items. */
export interface AddedObject {
  /** The manifest that it stands behind, by its place among those of the text. */
  readonly behind: number;
  readonly object: JsonObject;
}

/** What a text is to become. */
export interface TextChange {
  readonly edits: readonly ManifestEdit[];
  readonly added?: readonly AddedObject[];
}

/** Something that was not done, and why. */
export interface Refused<Change> {
  readonly change: Change;
  readonly reason: string;
}

/** A text after its edits. */
export interface EditedText {
  readonly text: string;
  readonly refused: readonly Refused<ManifestEdit | AddedObject>[];
}

/** One document on its way. */
interface Draft {
  readonly start: number;
  readonly end: number;
  text: string;
  /** Documents that come behind it. */
  readonly added: JsonObject[];
}

/**
 * Edits a YAML or JSON text, as little as it takes: everything that is not edited stays byte for byte. After every edit
 * the document is read again; where it is not the old one with exactly this edit, the edit is refused.
 *
 * @param file what messages call it
 */
export function editText(text: string, file: string, { edits, added = [] }: TextChange): EditedText {
  const manifests = readSource(text, file).manifests;
  const starts = lineStarts(text);
  const drafts = new Map<number, Draft>();
  const draftOf = (place: number) => {
    const manifest = manifests[place];
    if (!manifest) throw new RangeError(`${file} has no manifest ${place}`);
    const { text: own, start } = manifest.writtenIn;
    const offset = (starts[start.line - 1] ?? 0) + start.column - 1;
    const draft = drafts.get(offset) ?? { start: offset, end: offset + own.length, text: own, added: [] };
    drafts.set(offset, draft);
    return { draft, manifest };
  };
  const refused: Refused<ManifestEdit | AddedObject>[] = [];
  const attempt = <Change extends ManifestEdit | AddedObject>(change: Change, act: (change: Change) => void) => {
    try {
      act(change);
    } catch (error) {
      if (!(error instanceof CannotEdit)) throw error;
      refused.push({ change, reason: error.message });
    }
  };
  for (const edit of edits) {
    attempt(edit, () => {
      const { draft, manifest } = draftOf(edit.manifest);
      draft.text = edited(draft.text, manifest, edit);
    });
  }
  for (const one of added) {
    attempt(one, () => {
      const { draft } = draftOf(one.behind);
      draft.text = appended(draft, one.object);
      draft.added.push(one.object);
    });
  }
  return { text: joined(text, [...drafts.values()]), refused };
}

/** The text of a document with one edit, if it means exactly that. */
function edited(text: string, manifest: SourceManifest, edit: ManifestEdit): string {
  const path = [...manifest.writtenIn.within, ...edit.path];
  const before = valueOf(text);
  const wanted = withField(before, path, edit.value ?? undefined);
  if (sameJson(before, wanted)) return text;
  const result = editDocument(text, before, { path, value: edit.value });
  if (!sameJson(valueOf(result), wanted)) {
    throw new CannotEdit(
      `${formatFieldPath(edit.path)} shares its text with something else (an anchor, a tag): edit it by hand`,
    );
  }
  return result;
}

/** A list that a function gets holds all there is: what is added is one more of its items. */
function withItem(text: string, object: JsonObject): string {
  const list = valueOf(text);
  const count = asArray(asObject(list)['items']).length;
  return editDocument(text, list, { path: ['items', count], value: object });
}

/** The text of a document with another one behind it, if it means exactly that. */
function appended(draft: Draft, object: JsonObject): string {
  const result = isResourceList(valueOf(draft.text))
    ? withItem(draft.text, object)
    : appendDocument(draft.text, object);
  const wanted = [...readAll(draft.text).map((one) => one.object), object];
  const found = readAll(result).map((one) => one.object);
  if (!sameJson(found, wanted)) throw new CannotEdit('no document can be written behind this one');
  return result;
}

function readAll(text: string): readonly SourceManifest[] {
  return readSource(text, '').manifests;
}

/** All that the first document of a text means. */
function valueOf(text: string): Json {
  return readAll(text)[0]?.writtenIn.value ?? null;
}

function lineStarts(text: string): readonly number[] {
  const first = text.startsWith('\uFEFF') ? 1 : 0;
  const starts = [first];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function joined(text: string, drafts: readonly Draft[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: own } of [...drafts].sort((one, other) => one.start - other.start)) {
    result += text.slice(at, start) + own;
    at = end;
  }
  return result + text.slice(at);
}
