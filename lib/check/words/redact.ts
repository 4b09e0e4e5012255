import {
  formatFieldPath,
  isObject,
  maxOf,
  minOf,
  oncePer,
  type FieldPath,
  type JsonObject,
  valueAt,
} from '../../kubernetes';
import {
  isCommand,
  looksLikeCredentials,
  looksStrange,
  mayBeShown,
  NOT_SHOWN,
  shownKey,
  shownStep,
  shownCommand,
} from '../../source';
import { identityOf, type Manifest, type ResourceIdentity } from '../../workload';
import { WordsInText } from './words-in-text';

/**
 * The texts of a finding without the value that the manifest has at a field that may hold a secret, and without what is
 * no name among the keys of the manifest.
 */
export function withoutValueAt(manifest: Manifest, path: FieldPath): ((text: string) => string) | undefined {
  const keys = oddKeys(manifest.object);
  const names = namesAt(manifest.object, valueAt(manifest.object, path));
  const commands = [...hiddenCommands(path, valueAt(manifest.object, path))].filter(
    (words) => !names.has(words.join(' ')),
  );
  const values = hiddenAt(manifest, path).filter((text) => !names.has(text));
  if (keys.forms.size === 0 && values.length === 0 && commands.length === 0) return undefined;
  const withoutCommands = (text: string) =>
    commands.reduce((left, words) => left.replaceAll(words.join(' '), shownCommand(words).join(' ')), text);
  const hide = (text: string) => values.reduce(withoutValue, withoutCommands(text));
  // A piece of the path may be the same text as the value, and says nothing about it. Go leaves out indices.
  const place = formatFieldPath(shownPath(path));
  const places = [...new Set([place, place.replace(/\[\d+\]/g, '')])].filter((one) => one !== '');
  return (text) => outside(places, keysIn(text, keys).reduce(withoutKey, text), hide);
}

/** A text without the user of an address, whose password may stand behind it, and without what an address asks with. */
export function withoutUser(text: string): string {
  return text
    .replace(/(?<![^/\s:@"'=])[^/\s:@"'=]*:[^@\s/]{1,256}@(?!sha\d+:)/g, `${NOT_SHOWN}@`)
    .replace(/([?&][\w.-]{1,64}=)(?!(?:true|false|\d{1,4})(?![^\s&#"'`,;)]))[^\s&#"'`,;)]+/g, `$1${NOT_SHOWN}`);
}

/** What identifies an object, as it may be told. */
export function shownIdentity(manifest: Manifest): ResourceIdentity {
  const identity = identityOf(manifest);
  return { ...identity, name: shownName(identity.name), namespace: shownName(identity.namespace) };
}

/** A name that no object has may hold a value: `password=x`. */
function shownName(name: string): string {
  if (!/[=\s"']/.test(name) && !looksLikeCredentials(name)) return name;
  return shownOdd(name);
}

/** What is no name, as far as it may be one; nothing of what ends as base64 does. */
function shownOdd(text: string): string {
  const shown = shownKey(text);
  return shown === text || /=\s*$/.test(text) ? NOT_SHOWN : shown;
}

/** A path as it may be told. */
export function shownPath(path: FieldPath): FieldPath {
  return path.map((step, index) => shownStep(step, path.slice(0, index)));
}

/** The values at a field that are kept back, the longest first: all of them, those that look like credentials, or what is no name in a list of variables or headers. */
function hiddenAt({ object }: Manifest, path: FieldPath): readonly string[] {
  const value = valueAt(object, path);
  const all = [...scalarsIn(value)];
  const isOfNames = /^(?:env|httpheaders)$/i.test(String(path.at(-1)));
  const isOdd = isOfNames
    ? (text: string) => shownKey(text) !== text
    : isFlat(path, value)
      ? looksStrange
      : () => false;
  const isOfCommand = isCommand(path.at(-1) ?? '') || isCommand(path.at(-2) ?? '');
  const isKept = (text: string) => isOfCommand && shownCommand([text])[0] === text;
  const hidden = mayBeShown(object, path)
    ? all.filter((text) => looksLikeCredentials(text) || isOdd(text))
    : all.filter((text) => !isKept(text));
  return hidden.sort((one, other) => other.length - one.length);
}

/**
 * What the object is called, or the container that a finding is about, whole and by its parts: a word of its command that
 * is one of them (`server` of `argo-server`) would hide the name and tell nothing by it. At a value of its own it is hidden.
 */
function namesAt(object: JsonObject, value: unknown): ReadonlySet<string> {
  if (!isObject(value)) return new Set();
  const names = [identityOf({ object }).name, value['name']].filter((one) => typeof one === 'string');
  return new Set(names.flatMap((name) => [name, ...name.split(/[-.]/)]));
}

/** The commands at a field, or below it, of which not every word may be told. */
function* hiddenCommands(path: FieldPath, value: unknown): Iterable<readonly string[]> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value) && isCommand(path.at(-1) ?? '')) {
    const words = value.filter((word) => typeof word === 'string');
    if (words.length > 0 && shownCommand(words).join() !== words.join()) yield words;
    return;
  }
  for (const [key, below] of Object.entries(value)) yield* hiddenCommands([key], below);
}

/** Whether a value is a text or a map of texts, such as labels; the words of a command are judged together. */
function isFlat(path: FieldPath, value: unknown): boolean {
  const isText = (one: unknown) => typeof one !== 'object' || one === null;
  return !path.some(isCommand) && (isText(value) || Object.values(value as object).every(isText));
}

/** The keys of an object that are no names. There may be many, and a text holds few. */
interface OddKeys {
  /** Each by how it may stand in a text: as it is, or as JSON has it. */
  readonly forms: ReadonlyMap<string, string>;
  readonly words: WordsInText;
}

/** The keys of an object that are no names, and the names in it that are none; they may be values. */
const oddKeys = oncePer((object: JsonObject): OddKeys => {
  const { name, namespace } = identityOf({ object });
  const odd = [...oddKeysIn(object), ...[name, namespace].filter((one) => shownName(one) !== one)];
  const forms = new Map(odd.flatMap((key) => [key, inJson(key)].map((form) => [form, key] as const)));
  return { forms, words: new WordsInText(forms.keys()) };
});

/** Those keys that stand in a text, the longest first. */
function keysIn(text: string, { forms, words }: OddKeys): readonly string[] {
  const found = new Set([...words.in(text)].map((form) => forms.get(form) as string));
  return [...found].sort((one, other) => other.length - one.length);
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function* oddKeysIn(value: unknown, above: FieldPath = []): Iterable<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, below] of Object.entries(value)) {
    if (key.length > 2 && shownStep(key, above) !== key && !Array.isArray(value)) yield key;
    if (isOddName(key, below)) yield below;
    const step = Array.isArray(value) ? Number(key) : key;
    yield* oddKeysIn(below, above.includes('valueFrom') ? ['valueFrom'] : [...above.slice(-1), step]);
  }
}

/** Whether what stands for a name, of a container or of a class, may hold a value. */
function isOddName(key: string, value: unknown): value is string {
  return /name$/i.test(key) && typeof value === 'string' && (looksLikeCredentials(value) || looksStrange(value));
}

function withoutKey(text: string, key: string): string {
  const shown = shownOdd(key);
  return text.replaceAll(key, shown).replaceAll(inJson(key), shown);
}

/** A text without a value, as it is or as JSON has it, whole or cut off. */
function withoutValue(text: string, value: string): string {
  const forms = [...new Set([value, inJson(value)])];
  if (value.length > SHOWN_AT_MOST) return withoutBeginnings(text, forms);
  return forms.reduce((left, form) => left.replaceAll(form, NOT_SHOWN), text);
}

/** So many characters of a value tell it. */
const SHOWN_AT_MOST = 6;

/** A text without what begins as one of some texts, as far as it is that one. Each character is looked at once. */
function withoutBeginnings(text: string, forms: readonly string[]): string {
  const starts = forms.map((form) => form.slice(0, SHOWN_AT_MOST));
  const nexts = starts.map((start) => text.indexOf(start));
  let [left, from] = ['', 0];
  for (;;) {
    const at = minOf(nexts.filter((next) => next >= 0));
    if (at === Infinity) return left + text.slice(from);
    left += text.slice(from, at) + NOT_SHOWN;
    from = at + maxOf(forms.map((form) => commonLength(text, at, form)));
    for (const [index, next] of nexts.entries())
      if (next >= 0 && next < from) nexts[index] = text.indexOf(starts[index] as string, from);
  }
}

/** How much of a form stands at a place of a text. */
function commonLength(text: string, at: number, form: string): number {
  let length = 0;
  while (length < form.length && text[at + length] === form[length]) length += 1;
  return length;
}

/** Changes a text but for the places in it. */
function outside([place, ...others]: readonly string[], text: string, change: (text: string) => string): string {
  if (place === undefined) return change(text);
  return text
    .split(place)
    .map((part) => outside(others, part, change))
    .join(place);
}

/** Words that everybody writes, and that tell nothing: hidden, they would garble every sentence that has them. */
const SWITCHES = /^(?:true|false|yes|no|on|off|enabled?|disabled?|none|auto|always|never|default)$/i;

/** Whether a field names something, and what stands there is a name. */
function isName(key: string, value: unknown): boolean {
  return (key === 'name' || key === 'key') && shownKey(String(value)) === value;
}

/** Every scalar below a value as text; names and the like of environment variables are none to hide, and neither is a yes or no. */
function* scalarsIn(value: unknown): Iterable<string> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, below] of Object.entries(value)) {
      if (!isName(key, below)) yield* scalarsIn(below);
    }
  } else if (value !== undefined && value !== null && String(value).length > 2 && !SWITCHES.test(String(value))) {
    yield String(value);
  }
}
