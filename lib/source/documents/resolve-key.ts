import { isFloat, resolvePlain } from './resolve-plain';

/**
 * A plain key as JSON has it: numbers and booleans become text again, in Go's spelling. Nothing for null, which JSON
 * does not have for a key, and for integers that only an unsigned number holds, which the decoder does not know there.
 *
 * @param tag the tag that is written before it, in full
 * @see sigs.k8s.io/yaml yaml.go convertToJSONableObject
 */
export function resolveKey(text: string, tag = ''): string | undefined {
  const value = resolvePlain(text);
  if (typeof value === 'string') return value;
  if (value === null) return undefined;
  if (typeof value === 'boolean') return String(value);
  if (tag.endsWith(':float') || isFloat(text)) return formatFloat(value);
  return Math.abs(value) < Number.MAX_SAFE_INTEGER ? String(value) : exactInteger(text);
}

/** An integer that a number of JavaScript cannot hold. */
function exactInteger(text: string): string | undefined {
  const [, sign, zeros, digits = ''] = /^([-+]?)(0[xXoObB]?)?([^]*)$/.exec(text.replaceAll('_', '')) ?? [];
  const prefix = zeros === undefined ? '' : /[xXbB]/.test(zeros) ? zeros : '0o';
  const magnitude = BigInt(prefix + digits);
  const integer = sign === '-' ? -magnitude : magnitude;
  if (integer >= -(2n ** 63n) && integer < 2n ** 63n) return String(integer);
  return integer >= 2n ** 64n || integer < 0n ? formatFloat(Number(integer)) : undefined;
}

/** The shortest text of a number of 32 bits, as Go's `%g`. */
function formatFloat(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  const [digits = '', exponent = '0'] = shortest(value).split('e');
  const power = Number(exponent);
  if (Object.is(value, -0)) return '-0';
  if (power >= -4 && power < 6) return String(Number(`${digits}e${power}`));
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function shortest(value: number): string {
  for (let precision = 0; precision < 9; precision++) {
    const text = value.toExponential(precision);
    if (Math.fround(Number(text)) === Math.fround(value)) return text;
  }
  return value.toExponential();
}
