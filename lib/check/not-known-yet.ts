import { hasPlaceholder, isObject, isToBeReplaced, oncePer, own, type FieldPath, valueAt } from '../kubernetes';
import type { Rule, Violation } from '../rules/rule';
import type { Manifest } from '../workload';

/** A finding that rests on a text which something fills in later. */
export interface NotKnownYet {
  readonly text: string;
  readonly manifest: Manifest;
  readonly path: FieldPath;
}

/**
 * The text on which a finding rests and that something fills in later, such as Flux' `${NAME}`: what comes of it nobody
 * knows yet. Nothing where a finding holds whatever is filled in.
 */
export function placeholderBehind(rule: Rule, violation: Violation, manifest: Manifest): string | undefined {
  const open = rule.effect === 'refused' ? openBehind(violation, manifest) : undefined;
  return open ?? writtenBehind(rule, violation, manifest);
}

/** The value that nobody has given, behind where a refusal is told or behind the field that is missing there. */
function openBehind({ path, field }: Violation, { openValue }: Manifest): string | undefined {
  return openValue?.(path) ?? (field && openValue?.(field));
}

function writtenBehind(rule: Rule, { path, numbers }: Violation, manifest: Manifest): string | undefined {
  const isRefusal = rule.effect === 'refused';
  if (isFreeText(path)) return isRefusal ? encodedIn(valueAt(manifest.object, path)) : undefined;
  const value = valueAt(manifest.object, path);
  if (isRefusal && typeof value === 'string' && isToBeReplaced(value, manifest.file)) return value;
  if (!isRefusal && isNameOfOther(path) && typeof value === 'string' && isToBeReplaced(value)) return value;
  // A name stands for what is called so; only of a refusal it is the fault.
  const written =
    isOwnName(path) && !isRefusal ? undefined : placeholderBelow(valueAt(manifest.object, nearest(manifest, path)));
  if (written !== undefined || !isRefusal) return written;
  return Object.values(numbers).find((value): value is string => typeof value === 'string' && hasPlaceholder(value));
}

/** The name of an object, or of a part of one such as a container. */
function isOwnName(path: FieldPath): boolean {
  return path.at(-1) === 'name' && (path.at(-2) === 'metadata' || typeof path.at(-2) === 'number');
}

/** A field that names another object. */
function isNameOfOther(path: FieldPath): boolean {
  return !isOwnName(path) && /^name$|Name$/.test(String(path.at(-1)));
}

/** What a container is told to run, and data: a text there is one, whatever it looks like. */
const FREE_TEXTS: ReadonlySet<string | number> = new Set([
  ...['command', 'args', 'exec', 'env', 'data', 'stringData', 'annotations', 'image'],
]);

/** What a variable is taken from is a name, and no text of one's own. */
function isFreeText(path: FieldPath): boolean {
  return path.some((step) => FREE_TEXTS.has(step)) && !path.includes('valueFrom');
}

/** What is refused of data is a text that should be base64: one that speaks of it is there to be filled in. */
function encodedIn(value: unknown): string | undefined {
  return typeof value === 'string' && (hasPlaceholder(value) || SPEAKS.test(value)) ? value : undefined;
}

const SPEAKS = /base-?64|\.\.\.|\b(?:your|replace|change|over-?ride)[\s_-]?\w*/i;

const DEEPEST = 3;

function placeholderBelow(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? placeholderOnce(value) || undefined : placeholderIn(value, 0);
}

/** Many findings may be about one selector with thousands of values. */
const placeholderOnce = oncePer((value: object): string => placeholderIn(value, 0) ?? '');

/** A text below a value that is to be filled in. A container, or what holds one, is more than one text. */
function placeholderIn(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return hasPlaceholder(value) ? value : undefined;
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return undefined;
  if (isObject(value) && ['containers', 'image', 'template', 'metadata'].some((key) => Object.hasOwn(value, key))) {
    return undefined;
  }
  for (const [key, below] of Object.entries(value)) {
    const found = FREE_TEXTS.has(key) ? undefined : placeholderIn(below, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The path as far as it is written: a field that is missing is told at what it is missing in. */
function nearest(manifest: Manifest, path: FieldPath): FieldPath {
  let value: unknown = manifest.object;
  for (const [depth, step] of path.entries()) {
    const below = typeof value === 'object' && value !== null ? own(value as Record<string, unknown>, step) : undefined;
    if (below === undefined) return path.slice(0, depth).length > 1 ? path.slice(0, depth) : path;
    value = below;
  }
  return path;
}

/** Whether a kustomization that does more than is read here may bring what a rule misses. */
export function mayStillCome(rule: Rule, manifest: Manifest): boolean {
  return manifest.isLeftOpen === true && rule.saysNotThere === true;
}
