import { valueAt } from '../kubernetes';
import type { FieldPath, Json, JsonObject } from '../kubernetes';
import type { Document } from './documents/document';
import type { Build } from './kustomize/built-from';
import { excerptOf, type Excerpt } from './showing/excerpt';
import type { Position } from './places/line-index';
import { isCommand } from './showing/is-command';
import { mayBeShown } from './showing/may-be-shown';
import { shownStep } from './showing/shown-step';
import { shownAt } from './showing/shown-value';
import { placeOf, type Place } from './places/place';
import type { Span } from './places/span';
import { withAdditions } from './kustomize/with-additions';

/** Which manifest of which text. */
export interface SourceOrigin {
  readonly file: string;
  readonly directory: string;
  /** Where it stands in its document: `['items', 2]` in a List, nowhere else otherwise. */
  readonly within: FieldPath;
  /** The kustomization that builds from the text, where one does. */
  readonly kustomization?: string;
  /** Whether it does more than is read here. */
  readonly isLeftOpen?: boolean;
  /** Whether its text says that a tool has generated it, and that nobody is to edit it. */
  readonly isGenerated?: boolean;
  /** Whether what it says besides its name is encrypted. */
  readonly identityOnly?: boolean;
}

/** The document of a manifest. */
export interface WrittenIn {
  /** Its own text, from one `---` to the next. */
  readonly text: string;
  /** Where that starts in the file. */
  readonly start: Position;
  /** All that it means to kubectl: the manifest itself, or a List that holds it. */
  readonly value: Json;
  /** Where the manifest stands in it: `['items', 2]` in a List, nowhere else otherwise. */
  readonly within: FieldPath;
}

/** One Kubernetes object of a text, with the way back to its place there. */
export class SourceManifest {
  readonly file: string;
  /** The directory of the file, from the PATH that was given down; `.` is that itself. */
  readonly directory: string;
  /** The kustomization that builds from the file, and may add to what stands there. */
  readonly kustomization?: string;
  /** Whether patches, components or bases elsewhere may still complete it. */
  readonly isLeftOpen?: boolean;
  /** Whether its text says that a tool has generated it, and that nobody is to edit it. */
  readonly isGenerated?: boolean;
  /** Whether what it says besides its name is encrypted. */
  readonly identityOnly?: boolean;

  constructor(
    /** Plain data, as kubectl sends it. */
    readonly object: JsonObject,
    private readonly document: Document,
    private readonly origin: SourceOrigin,
  ) {
    this.file = origin.file;
    this.directory = origin.directory;
    if (origin.kustomization !== undefined) this.kustomization = origin.kustomization;
    if (origin.isLeftOpen === true) this.isLeftOpen = true;
    if (origin.isGenerated === true) this.isGenerated = true;
    if (origin.identityOnly === true) this.identityOnly = true;
  }

  /** The same manifest, as kustomizations build from it. */
  builtFrom({ kustomization, additions, isOpen }: Build): SourceManifest {
    const object = additions.reduce(withAdditions, this.object);
    return new SourceManifest(object, this.document, { ...this.origin, kustomization, isLeftOpen: isOpen });
  }

  /**
   * Where a field stands: its value, for a scalar; its key, for a mapping or a list. For a field that is not written,
   * its nearest parent that is. Bound, so that it can be passed on alone.
   */
  readonly locate = (path: FieldPath): Span => {
    const { start, end } = markOf(this.placeOf(path));
    return this.document.span(start, end);
  };

  /** The line of a field as it may be printed: nothing on it but the field itself, and no value that may be secret. */
  readonly excerpt = (path: FieldPath): Excerpt => {
    const place = this.placeOf(path);
    const mark = markOf(place);
    const line = this.document.lineAround(mark.start);
    return excerptOf(this.document.text, place, mark, line, this.isShown(path), isStepShown(path));
  };

  private isShown(path: FieldPath): boolean {
    return mayBeShown(this.object, path) && isShownWhole(this.object, path);
  }

  /** The text that it stands in, and where. */
  get writtenIn(): WrittenIn {
    const { text, start, value } = this.document;
    return { text, start, value, within: this.origin.within };
  }

  private placeOf(path: FieldPath): Place {
    return placeOf(this.document.place, [...this.origin.within, ...path]);
  }
}

/** Whether nothing of a value is kept back; what a word of a command is, the words before it say. */
function isShownWhole(object: JsonObject, path: FieldPath): boolean {
  const above = path.length > 1 && isCommand(path.at(-2) ?? '') ? path.slice(0, -1) : path;
  const [whole, value] = [valueAt(object, above), valueAt(object, path)] as (Json | undefined)[];
  if (whole === undefined || value === undefined) return true;
  const shown = shownAt(above, whole);
  return shown === whole || (above !== path && Array.isArray(shown) && shown[Number(path.at(-1))] === value);
}

function isStepShown(path: FieldPath): boolean {
  const step = path.at(-1);
  return step === undefined || shownStep(step, path.slice(0, -1)) === step;
}

/** The stretch that stands for a field. */
function markOf(place: Place): { readonly start: number; readonly end: number } {
  const isScalar = !place.entries && !place.items;
  if (isScalar && place.end > place.start) return place;
  return place.key ?? markOfItem(place);
}

/** An item of a list goes by its name, where that comes first, else by its first key. */
function markOfItem({ start, end, entries }: Place): { readonly start: number; readonly end: number } {
  const [first] = entries ?? [];
  const [key, value] = first ?? [];
  if (!value?.key) return { start, end: Math.min(end, start + 1) };
  return key === 'name' ? { start: value.key.start, end: value.end } : value.key;
}
