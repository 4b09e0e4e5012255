/** What a plain scalar can be. Infinity and NaN are what JSON cannot say: kubectl refuses them. */
export type PlainValue = string | number | boolean | null;

const WORDS: ReadonlyMap<string, PlainValue> = new Map<string, PlainValue>([
  ...spellings(['y', 'yes', 'true', 'on'], true),
  ...spellings(['n', 'no', 'false', 'off'], false),
  ...spellings(['null'], null),
  ['', null],
  ['~', null],
  ...spellings(['.inf', '+.inf'], Infinity),
  ...spellings(['-.inf'], -Infinity),
  ['.nan', NaN],
  ['.NaN', NaN],
  ['.NAN', NaN],
]);

/** Lower case, capitalised, upper case: the spellings that are words. */
function spellings(words: readonly string[], value: PlainValue): [string, PlainValue][] {
  return words.flatMap((word) =>
    [word, capitalised(word), word.toUpperCase()].map((form) => [form, value] as [string, PlainValue]),
  );
}

function capitalised(word: string): string {
  return word.replace(/[a-z]/, (letter) => letter.toUpperCase());
}

const FIRST_OF_WORDS = /^[-+.0-9yYnNtTfFoO~]/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const DOT_FLOAT = /^\.[0-9]+(_[0-9]+)*([eE][-+]?[0-9]+(_[0-9]+)*)?$/;

/**
 * The value of a plain (unquoted) scalar, as kubectl reads it: YAML 1.1 booleans, octals with a leading zero, `_` in
 * numbers, but no base 60 and no timestamps.
 *
 * @see go.yaml.in/yaml/v2 resolve.go resolve
 */
export function resolvePlain(text: string): PlainValue {
  if (text === '') return null;
  if (!FIRST_OF_WORDS.test(text)) return text;
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  if (first === DOT) return DOT_FLOAT.test(text) ? finite(Number(text.replaceAll('_', '')), text) : text;
  if (first > NINE) return text;
  return resolveNumber(text);
}

const DOT = 0x2e;
const NINE = 0x39;

function resolveNumber(text: string): PlainValue {
  if (text.length === 10 && /^\d{4}-\d\d-\d\d$/.test(text)) return text;
  const digits = text.includes('_') ? text.replaceAll('_', '') : text;
  const integer = /^[-+]?0[0-9a-zA-Z]/.test(digits) ? prefixedInteger(digits) : undefined;
  if (integer !== undefined) return integer;
  return FLOAT.test(digits) ? finite(Number(digits), text) : text;
}

const RADIX: readonly (readonly [RegExp, string])[] = [
  [/^0[xX]([0-9a-fA-F]+)$/, '0x'],
  [/^0[oO]?([0-7]+)$/, '0o'],
  [/^0[bB]([01]+)$/, '0b'],
];
const INT64_MAX = 2n ** 63n - 1n;
const UINT64_MAX = 2n ** 64n - 1n;

/** An integer with a base: hexadecimal, octal, binary. */
function prefixedInteger(text: string): number | undefined {
  const sign = /^[-+]/.exec(text)?.[0] ?? '';
  const unsigned = text.slice(sign.length);
  for (const [form, prefix] of RADIX) {
    const digits = form.exec(unsigned)?.[1];
    if (digits === undefined) continue;
    const magnitude = BigInt(prefix + digits);
    const limit = sign === '-' ? INT64_MAX + 1n : sign === '+' ? INT64_MAX : UINT64_MAX;
    if (magnitude > limit) return undefined;
    return sign === '-' ? 0 - Number(magnitude) : Number(magnitude);
  }
  return signedBinary(text);
}

/** `0b-1` and `0b+1`, which are numbers for kubectl. */
function signedBinary(text: string): number | undefined {
  const [, sign, digits] = /^0b([-+])([01]{1,64})$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  return sign === '-' ? 0 - Number(`0b${digits}`) : Number(`0b${digits}`);
}

/** A number too large for a float stays the text that it is. */
function finite(value: number, text: string): PlainValue {
  if (!Number.isFinite(value)) return text;
  return value === 0 && !isFloat(text) ? 0 : value;
}

/** Whether a number is written as a float, as far as its type goes. */
export function isFloat(text: string): boolean {
  return /[.eE]/.test(text) && !/^[-+]?0[xX]/.test(text);
}

/** The type of a plain scalar that is a number: an integer that 64 bits do not hold, or one like `08`, is a float. */
export function numberType(text: string): 'int' | 'uint' | 'float' {
  if (isFloat(text)) return 'float';
  const digits = text.replaceAll('_', '');
  if (/^[-+]?0[xXoObB0-9]/.test(digits)) return prefixedInteger(digits) === undefined ? 'float' : 'int';
  const integer = BigInt(digits.replace('+', ''));
  if (integer >= -INT64_MAX - 1n && integer <= INT64_MAX) return 'int';
  return integer > 0n && integer <= UINT64_MAX && !digits.startsWith('+') ? 'uint' : 'float';
}
