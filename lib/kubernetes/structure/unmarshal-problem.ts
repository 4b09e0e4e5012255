import { isGoDuration } from '../values/parse-go-duration';
import { quantityInThousandths } from '../validation/values/quantity';
import type { Basic } from './structure-type';

/** Why a value cannot be decoded: the kind of JSON that it is does not fit, or its text does not. */
export type UnmarshalProblem =
  { readonly found: string; readonly wanted: string; readonly text?: undefined } | { readonly text: string };

/**
 * Why the API server cannot decode a value; nothing where it can.
 *
 * @param value anything but null, which stands for nothing everywhere
 * @see https://pkg.go.dev/encoding/json#Unmarshal
 */
export function unmarshalProblem(value: unknown, { basic, name }: Basic): UnmarshalProblem | undefined {
  switch (basic) {
    case 'any':
      return undefined;
    case 'string':
      return typeof value === 'string' ? undefined : misfit(value, name);
    case 'bool':
      return typeof value === 'boolean' ? undefined : misfit(value, name);
    case 'int32':
    case 'int64':
      return integerProblem(value, basic, name);
    case 'float64':
      return typeof value === 'number' ? undefined : misfit(value, name);
    case 'intOrString':
      return typeof value === 'string' ? undefined : integerProblem(value, 'int32', 'int32');
    case 'quantity':
      return quantityProblem(value);
    case 'bytes':
      if (Array.isArray(value)) return byteProblem(value);
      return typeof value === 'string' ? TEXT_PROBLEMS.bytes(value) : misfit(value, name);
    default:
      return typeof value === 'string' ? TEXT_PROBLEMS[basic](value) : misfit(value, 'string');
  }
}

/** What JSON calls a value. */
export function jsonKind(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

function misfit(value: unknown, wanted: string): UnmarshalProblem {
  return { found: jsonKind(value), wanted };
}

const LARGEST = { int32: 2 ** 31 - 1, int64: 2 ** 63 };

function integerProblem(value: unknown, basic: 'int32' | 'int64', wanted: string): UnmarshalProblem | undefined {
  if (typeof value !== 'number') return misfit(value, wanted);
  const isRepresentable = Number.isInteger(value) && value <= LARGEST[basic] && value >= -LARGEST[basic] - 1;
  return isRepresentable ? undefined : { found: `number ${value}`, wanted };
}

/** Bytes may be written as a list of numbers, too. */
function byteProblem(bytes: readonly unknown[]): UnmarshalProblem | undefined {
  const other = bytes.find(
    (byte) => byte !== null && !(Number.isInteger(byte) && Number(byte) >= 0 && Number(byte) < 256),
  );
  if (other === undefined) return undefined;
  return typeof other === 'number' ? { found: `number ${other}`, wanted: 'uint8' } : misfit(other, 'uint8');
}

function quantityProblem(value: unknown): UnmarshalProblem | undefined {
  const text = typeof value === 'string' ? value.trim() : value;
  if (quantityInThousandths(text) !== undefined) return undefined;
  const isText = typeof text === 'string' && /\d/.test(text);
  const hasForm = isText && /^[-+]?[0-9.]+(?![0-9.])[eEinumkKMGTP]*[-+]?[0-9]*$/.test(String(text));
  return { text: hasForm ? "unable to parse quantity's suffix" : QUANTITY_FORM };
}

const QUANTITY_FORM = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

const TEXT_PROBLEMS = {
  bytes: (text: string) => (BASE64.test(text.replace(/[\r\n]/g, '')) ? undefined : { text: 'illegal base64 data' }),
  time: (text: string) => (TIME.test(text) ? undefined : notATime(text, '2006-01-02T15:04:05Z07:00')),
  microTime: (text: string) => (TIME.test(text) ? undefined : notATime(text, '2006-01-02T15:04:05.000000Z07:00')),
  duration: (text: string) =>
    isGoDuration(text) ? undefined : { text: `time: invalid duration ${JSON.stringify(text)}` },
};

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)$/;

function notATime(text: string, form: string): UnmarshalProblem {
  return { text: `parsing time ${JSON.stringify(text)} as "${form}": cannot parse it` };
}
