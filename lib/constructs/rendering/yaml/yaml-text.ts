import { Yaml } from 'cdk8s';
import { own } from '../../../kubernetes';

/** Letters first, and nothing in it that YAML could take for something else; `e1` is a number without digits before it. */
const PLAIN = /^(?![eE][-+]?\d+$)[A-Za-z/](?:[\w./@+=,~-]|:(?=\S)| (?=[^\s#]))*$/;

/** What YAML 1.1 reads as a truth value or as nothing, whatever its case. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
const LONGEST_WORD = 5;

/** Those of them that cdk8s quotes; others it looks at once more. */
const QUOTED_WORDS: ReadonlySet<string> = new Set(['true', 'True', 'false', 'False', 'null']);

/** Percentages and durations begin like numbers, and are none. */
const AMOUNT = /^\d+(?:%|[hms](?:\d+[ms])*)$/;

/** Digits that are meant as text. */
const COUNT = /^(?:0|[1-9]\d{0,14})$/;

/** A schedule, which YAML takes for an alias where it begins with a star. */
const SCHEDULE = /^\d[\d*/,-]*(?: [\d*/,-]+){4}$/;
const STARRED = /^\*[\d*/,-]*(?: [\d*/,-]+){4}$/;

/** Words that need quotes, and have nothing in them that quotes change. */
const QUOTED = /^(?=[ -~]+$)[^"'\\]*(?:: | #)[^"'\\]*$/;

/** Keys that stand as they are: a few dozen in all manifests together. */
const PLAIN_KEYS = new Set<string>();
const MOST_KEYS = 1000;

/** Longer ones stand behind a question mark. */
const LONGEST_KEY = 1024;

/** Several lines that stand as they are: printable, beginning with text, ending with text and one line break. */
const BLOCK = /^[!-~](?:[ -~\n]*[!-~])?\n$/;

/** Thrown where it takes the whole of YAML. */
class Unusual extends Error {}

/** Collections that a document has written already: the second time, cdk8s writes an alias. */
type Written = Set<object>;

/**
 * A manifest as YAML, to the byte as cdk8s writes it, in a fraction of the time: manifests are plain data, and hardly
 * ever hold a text that needs quotes. What is unusual is left to cdk8s.
 *
 * @param manifest JSON as rendered, in the order of its keys; cdk8s writes an empty line where there is none
 */
export function yamlText(manifest: unknown): string {
  return (isMapping(manifest) ? usualYaml(manifest) : undefined) ?? Yaml.stringify(manifest);
}

/** The same, where the manifest needs nothing unusual. */
export function usualYaml(manifest: object): string | undefined {
  try {
    return `${mapping(manifest as Record<string, unknown>, '', new Set([manifest])).slice(1) || '{}'}\n`;
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** The lines of a mapping, each with a line break before it. */
function mapping(map: Record<string, unknown>, indent: string, written: Written): string {
  let lines = '';
  for (const key in map) {
    if (!PLAIN_KEYS.has(key)) requirePlain(key);
    lines += `\n${indent}${key}:${valueOf(own(map, key), indent, written)}`;
  }
  return lines;
}

function requirePlain(key: string): void {
  if (!isPlain(key) || key.length > LONGEST_KEY) throw new Unusual();
  if (PLAIN_KEYS.size < MOST_KEYS) PLAIN_KEYS.add(key);
}

/** The items of a sequence; a mapping or a sequence among them begins on the line of its dash. */
function sequence(items: readonly unknown[], indent: string, written: Written): string {
  let lines = '';
  for (const item of items) {
    const value = valueOf(item, indent, written);
    lines += `\n${indent}-${value.startsWith('\n') ? ` ${value.slice(indent.length + 3)}` : value}`;
  }
  return lines;
}

function valueOf(value: unknown, indent: string, written: Written): string {
  switch (typeof value) {
    case 'string':
      return ` ${text(value, indent)}`;
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Unusual();
      return ` ${value}`;
    case 'boolean':
      return ` ${value}`;
    case 'object':
      return collection(value, indent, written);
    default:
      throw new Unusual();
  }
}

function collection(value: object | null, indent: string, written: Written): string {
  if (value === null || written.has(value)) throw new Unusual();
  written.add(value);
  if (Array.isArray(value)) return value.length === 0 ? ' []' : sequence(value, indent + '  ', written);
  if (!isMapping(value)) throw new Unusual();
  return mapping(value as Record<string, unknown>, indent + '  ', written) || ' {}';
}

function text(value: string, indent: string): string {
  if (isPlain(value) || AMOUNT.test(value) || SCHEDULE.test(value)) return value;
  if (QUOTED_WORDS.has(value) || [COUNT, QUOTED, STARRED].some((one) => one.test(value))) return `"${value}"`;
  if (BLOCK.test(value)) return block(value, indent + '  ');
  if (value.includes('\n')) throw new Unusual();
  const quoted = Yaml.stringify(value).slice(0, -1);
  if (quoted.includes('\n')) throw new Unusual();
  return quoted;
}

function block(value: string, indent: string): string {
  return `|\n${indent}${value.slice(0, -1).replace(/\n+/g, `$&${indent}`)}`;
}

function isPlain(value: string): boolean {
  return PLAIN.test(value) && (value.length > LONGEST_WORD || !WORDS.test(value));
}
