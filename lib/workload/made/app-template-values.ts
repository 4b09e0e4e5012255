import { asObject, asString, isObject, own, type FieldPath, type Json, type JsonObject } from '../../kubernetes';
import { type AppRelease, VALUES } from './app-release';

/** One entry of a map of values, with the place where it stands. */
export interface Entry {
  readonly id: string;
  readonly value: JsonObject;
  readonly path: FieldPath;
}

/** The entries of a map of values that are not switched off, in the order in which Helm goes through them. */
export function entriesIn(value: Json | undefined, path: FieldPath): readonly Entry[] {
  return Object.entries(asObject(value))
    .filter((entry): entry is [string, JsonObject] => isObject(entry[1]) && entry[1]['enabled'] !== false)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, its]) => ({ id, value: its, path: [...path, id] }));
}

/** The entries of one map at the top of the values. */
export function entriesOf(release: AppRelease, name: string): readonly Entry[] {
  return entriesIn(own(release.values, name), [...VALUES, name]);
}

/** What an object is called: after the release, and itself where there are several of its kind. */
export function nameOf({ id, value }: Entry, release: AppRelease, count: number): string {
  const forced = asString(value['forceRename']);
  if (forced !== undefined) return forced;
  const prefix = asString(value['prefix']);
  const suffix = asString(value['suffix']);
  const isAppended = count > 1 && release.name !== id && !release.name.endsWith(`-${id}`);
  const parts = [prefix, release.name, isAppended && id, suffix];
  return parts.filter(Boolean).join('-').toLowerCase();
}

/** The labels by which Services and controllers select the pods of a controller. */
export function selectorOf(controller: string, { name }: AppRelease): JsonObject {
  return {
    'app.kubernetes.io/controller': controller,
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/name': name,
  };
}
