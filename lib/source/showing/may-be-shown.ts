import {
  asObject,
  asString,
  formOfField,
  isObject,
  type FieldPath,
  type Json,
  type JsonObject,
  valueAt,
} from '../../kubernetes';
import { isCommand } from './is-command';

/** The annotations that are ours: facts and reasons that were written to be read. */
const OUR_ANNOTATIONS = 'zero-downtime/';

/** What a Secret says besides its secrets. */
const OF_SECRET: ReadonlySet<string> = new Set(['apiversion', 'kind', 'metadata', 'type', 'immutable']);

const DATA: ReadonlySet<string> = new Set(['data', 'stringdata', 'binarydata']);

/**
 * Whether the value of a field may be printed: only what is known to be harmless. Never what stands in data, in
 * variables of the environment, in headers, in annotations that are not ours, in a field that the kind does not have,
 * however it is written there; and no text that looks as if it held credentials.
 */
export function mayBeShown(object: JsonObject, path: FieldPath): boolean {
  const { apiVersion, kind } = object;
  const root = String(path[0] ?? '').toLowerCase();
  if (DATA.has(root)) return false;
  if (/^secret/i.test(asString(kind) ?? '') && path.length > 0 && !OF_SECRET.has(root)) return false;
  const value = valueAt(object, path);
  if (path.some((_, index) => isHiddenBelow(path, index, value))) return false;
  const form = formOfField(asString(apiVersion) ?? '', asString(kind) ?? '', path);
  if (form === null || (typeof value === 'string' && form !== undefined && !fits(value, form))) return false;
  return !looksLikeCredentials(wholeText(object, path, value)) && !isStrange(path, value);
}

/** Whether a text that is no command looks as if it had been part of one, of a request or of a document: then it may hold anything. */
function isStrange(path: FieldPath, value: unknown): boolean {
  if (typeof value !== 'string' || path.some(isCommand)) return false;
  return looksStrange(value) || (path.at(-1) === 'image' && !IMAGE.test(value));
}

/** The letters of the name of an image, and of what is to be filled in there; a digest is one whole. */
const IMAGE = /^(?!-)[\w./:${}()<>[\]-]*(?:@sha\d+:[0-9a-f]{32,})?$/;

/** Whether a text is of the kind that a field holds: what stands somewhere by mistake may be anything. */
function fits(value: string, form: string): boolean {
  if (TEXTS.has(form)) return true;
  return /^[-+]?[\d.]+[a-z%]{0,3}$/i.test(value) || /^(?:true|false|yes|no|on|off)$/i.test(value);
}

const TEXTS: ReadonlySet<string> = new Set(['string', 'any', 'time', 'microTime', 'intOrString']);

/** Whether a step of a path leads to what is not shown. */
function isHiddenBelow(path: FieldPath, index: number, value: unknown): boolean {
  const [step, next] = [String(path[index]).toLowerCase(), path[index + 1]];
  if (step === 'annotations') {
    if (next === undefined) return !isObject(value) && value !== undefined;
    return typeof next !== 'string' || !next.startsWith(OUR_ANNOTATIONS);
  }
  if (step === 'envfrom' && path[index + 2] === 'prefix') return !isVariable(value);
  return (step === 'env' || step === 'httpheaders') && isHiddenIn(path.slice(index + 1), value);
}

/** Whether a path leads to what is not shown of a list of variables, or of headers. */
function isHiddenIn(below: FieldPath, value: unknown): boolean {
  if (below.length === 0) return !Array.isArray(value) && value !== undefined;
  const name = below.length === 1 ? asObject(value as Json)['name'] : value;
  if (isOfReference(below)) return !isName(value);
  const namesVariable = below.length === 1 || (below.length === 2 && below[1] === 'name');
  return !namesVariable || !isVariable(name);
}

/** What names a Secret or a ConfigMap, or a key of it, holds no secret: `valueFrom.secretKeyRef.name`. */
function isOfReference(below: FieldPath): boolean {
  const [index, source, reference, field, ...others] = below;
  const isNamed = /^(?:secret|configMap)KeyRef$/.test(String(reference)) && /^(?:name|key)$/.test(String(field));
  return typeof index === 'number' && source === 'valueFrom' && isNamed && others.length === 0;
}

/** Whether a text is what objects and keys are called, in whatever case. */
function isName(value: unknown): boolean {
  return /^[A-Za-z0-9]+(?:[-._][A-Za-z0-9]+)*$/.test(asString(value as Json) ?? '');
}

function isVariable(name: unknown): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(asString(name) ?? '');
}

/** A value with the others of its command: `--password` says what follows it. */
function wholeText(object: JsonObject, path: FieldPath, value: unknown): string {
  const list = path.findIndex(isCommand);
  const whole = list < 0 ? value : valueAt(object, path.slice(0, list + 1));
  const texts = Array.isArray(whole) ? whole : [whole];
  return texts.filter((text) => typeof text === 'string').join(' ');
}

const PIECE =
  /[|;`\n]|&&|\?[\w.-]+=|\{\s*["']|(?:^|\s)--?[a-z]|^.{8,}=\s*$|(?<![a-z0-9+/])[a-z0-9+/]{8,}={1,2}(?![\w=])/is;

/** Whether a text holds what a shell, a request or a document has, where a name or a number is expected. */
export function looksStrange(text: string): boolean {
  return PIECE.test(text.slice(0, 4096));
}

/** How the tokens of well-known services begin. */
const TOKENS =
  /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abposr]-|AKIA|ASIA|AIza|[sr]k_live_|sk-|hvs\.|npm_|dckr_pat_|SG\.|eyJ|dop_v1_|AGE-SECRET)[\w.-]{6}|-----BEGIN |hooks\.slack\.com\/services\//;

const CREDENTIALS =
  /(?:pass(?:word|wd|phrase)?|pwd|secret|token|api.?key|access.?key|private.?key|credentials?|authorization|bearer|basic)["']?(?:\s*[=:]\s*|\s+)\S|\b(?:pw|auth)["']?\s*[=:]\s*\S|(?:^|:\/\/|[\s"'=])[^/\s:@"'=]*:[^@\s]{1,256}@(?!sha\d+:)|\b[A-Za-z0-9+/]{40,}/i;

/** What an image is pinned to: a machine writes it, and everybody may read it. */
const DIGEST = /@sha256:[0-9a-f]{64}(?![0-9a-z])/g;

/** Whether a text holds a word for a secret with something behind it, a user with a password, a token of a well-known service, or what only a machine writes. */
export function looksLikeCredentials(text: string): boolean {
  const start = text.slice(0, 4096).replace(DIGEST, '');
  return CREDENTIALS.test(start) || TOKENS.test(start);
}
