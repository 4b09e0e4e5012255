import { pushAll, sameJson, withField, type Json, type JsonObject, valueAt } from '../../kubernetes';
import { readSource } from '../../source';
import { identityText, type Manifest } from '../../workload';
import type { MadeEdit, RepairableText } from '../repair-texts';

/** The objects of rendered texts, by what identifies them. */
export type RenderedObjects = ReadonlyMap<string, JsonObject>;

/** The objects of rendered texts. */
export function renderedObjects(texts: readonly RepairableText[]): RenderedObjects {
  const manifests: readonly Manifest[] = texts.flatMap(({ file, text }) => readSource(text, file).manifests);
  return new Map(manifests.map(({ object }) => [identityText(object), object]));
}

/** What comes out otherwise every time: certificates and passwords that a chart generates, pods with random names. */
export interface Unstable {
  /** What identifies the objects whose content differs. */
  readonly objects: ReadonlySet<string>;
  /** The kinds of those whose names differ. */
  readonly kinds: ReadonlySet<string>;
}

/** What differs between two renderings with the same values. */
export function unstableIn(one: RenderedObjects, other: RenderedObjects): Unstable {
  const objects = [...one].filter(([key, object]) => other.has(key) && !sameJson(object, other.get(key) ?? {}));
  const kinds = [...one].filter(([key]) => !other.has(key)).map(([, object]) => String(object['kind']));
  return { objects: new Set(objects.map(([key]) => key)), kinds: new Set(kinds) };
}

/** Without the objects that have another name every time. */
export function named(objects: RenderedObjects, { kinds }: Unstable): RenderedObjects {
  return kinds.size === 0 ? objects : new Map([...objects].filter(([, { kind }]) => !kinds.has(String(kind))));
}

/** Announced edits of one object, by what identifies it. */
export type EditsOf = ReadonlyMap<string, readonly MadeEdit[]>;

/** Which of the announced edits a rendering makes; nothing where it changes anything besides, adds or takes away objects. */
export function editsMadeBy(
  before: RenderedObjects,
  after: RenderedObjects,
  { edits, unstable }: { readonly edits: EditsOf; readonly unstable: Unstable },
): readonly MadeEdit[] | undefined {
  if (before.size !== after.size) return undefined;
  const made: MadeEdit[] = [];
  for (const [key, was] of before) {
    const is = after.get(key);
    if (!is) return undefined;
    if (unstable.objects.has(key) || sameJson(was, is)) continue;
    const its = (edits.get(key) ?? []).filter((edit) => isMade(edit, was, is));
    const expected = its.reduce<Json>((now, { path, after: value }) => withField(now, path, value) ?? now, was);
    if (its.length === 0 || !sameJson(expected as JsonObject, is)) return undefined;
    pushAll(made, its);
  }
  return made;
}

function isMade({ path, after }: MadeEdit, was: JsonObject, is: JsonObject): boolean {
  const now = valueAt(is, path);
  return same(now, after) && !same(valueAt(was, path), after);
}

function same(one: Json | undefined, other: Json | undefined): boolean {
  return one === undefined || other === undefined ? one === other : sameJson({ one }, { one: other });
}
