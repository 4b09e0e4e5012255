import { ANNOTATION_PREFIX, ANNOTATIONS } from '../../facts';
import {
  asArray,
  asObject,
  formatFieldPath,
  isObject,
  own,
  type FieldPath,
  type Json,
  type JsonObject,
} from '../../kubernetes';
import { mayBeShown, NOT_SHOWN, shownValue } from '../../source';
import { identityOf, type Manifest, type ResourceIdentity } from '../../workload';
import { withoutNulls } from '../plain/without-nulls';
import { serviceWithoutDefaults, withoutDefaults } from './explicit-defaults';
import { sameMeaning } from './same-meaning';

/** A field, or an object, that is not as it was. */
export interface Improvement {
  readonly resource: ResourceIdentity;
  /** Empty for a new object. */
  readonly path: FieldPath;
  readonly before?: Json;
  readonly after?: Json;
}

/** What an app makes of an object that it was made from: field by field, but for what means the same. */
export function improvementsOf(before: Manifest, after: Manifest): readonly Improvement[] {
  const resource = identityOf(after);
  const changes: Improvement[] = [];
  compare(meaningOf(before.object), meaningOf(after.object), [], (path, was, is) => {
    if (isOurs(path)) return;
    changes.push({
      ...{ resource, path },
      ...(was !== undefined && { before: told(before.object, path, was) }),
      ...(is !== undefined && { after: told(after.object, path, is) }),
    });
  });
  return changes;
}

/** A value as it may be told: what may be a secret is not. */
function told(object: JsonObject, path: FieldPath, value: Json): Json {
  if (!mayBeShown(object, path)) return NOT_SHOWN;
  // What a field is called tells what may be below it.
  const [shown] = Object.values(asObject(shownValue({ [String(path.at(-1) ?? '')]: value })));
  return shown ?? NOT_SHOWN;
}

/** The annotations of facts are told in the facts file. */
function isOurs([first, second, third]: FieldPath): boolean {
  return first === 'metadata' && second === 'annotations' && String(third ?? '').startsWith(ANNOTATION_PREFIX);
}

/** The rules that an object says are to be ignored about it. */
export function ignoredIn({ object }: Manifest): string | undefined {
  const text = asObject(asObject(object['metadata'] ?? {})['annotations'] ?? {})[ANNOTATIONS.ignore];
  return typeof text === 'string' ? text : undefined;
}

function meaningOf(object: JsonObject): JsonObject {
  const cleaned = withoutNulls(object);
  return cleaned['kind'] === 'Service' ? serviceWithoutDefaults(cleaned) : withoutDefaults(cleaned);
}

type Tell = (path: FieldPath, before: Json | undefined, after: Json | undefined) => void;

function compare(one: Json | undefined, other: Json | undefined, path: FieldPath, tell: Tell): void {
  if (sameMeaning(one, other, String(path.at(-1) ?? ''))) return;
  if (isObject(one ?? null) && isObject(other ?? null))
    return compareFields(one as JsonObject, other as JsonObject, path, tell);
  if (isNamed(one) && isNamed(other) && one.length === other.length) {
    for (const [index, item] of (one as readonly Json[]).entries()) {
      compare(item, (other as readonly Json[])[index], [...path, index], tell);
    }
    return;
  }
  // What is new as a whole is told field by field where it holds fields, so that it can be read.
  if (one === undefined && isObject(other ?? null) && path.length < 3)
    return compareFields({}, other as JsonObject, path, tell);
  tell(path, one, other);
}

function compareFields(one: JsonObject, other: JsonObject, path: FieldPath, tell: Tell): void {
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    compare(own(one, key), own(other, key), [...path, key], tell);
  }
}

function isNamed(value: Json | undefined): value is readonly Json[] & Json {
  return Array.isArray(value) && asArray(value).every((item) => typeof asObject(item)['name'] === 'string');
}

/** An improvement for people. */
export function wordImprovement({ resource, path, before, after }: Improvement): string {
  if (path.length === 0) return `a ${resource.kind} of its own: ${shown(asObject(after ?? {})['spec'])}`;
  const field = formatFieldPath(path);
  if (after === undefined) return `${field}: gone (was ${shown(before)})`;
  return before === undefined ? `${field}: ${shown(after)}` : `${field}: ${shown(after)} (was ${shown(before)})`;
}

const LONGEST = 160;

function shown(value: Json | undefined): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
