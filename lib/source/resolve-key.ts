import { resolvePlain } from './resolve-plain';

/**
 * A plain key as JSON has it: numbers and booleans become text again, in Go's spelling. Nothing for null, which JSON
 * does not have for a key.
 *
 * @see sigs.k8s.io/yaml yaml.go convertToJSONableObject
 */
export function resolveKey(text: string): string | undefined {
  const value = resolvePlain(text);
  if (typeof value === 'string') return value;
  if (value === null) return undefined;
  if (typeof value === 'boolean') return String(value);
  return isFloat(text) ? formatFloat(value) : String(value);
}

function isFloat(text: string): boolean {
  return /[.eE]/.test(text) && !/^[-+]?0[xX]/.test(text);
}

/** The shortest text of a number of 32 bits, as Go's `%g`. */
function formatFloat(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  const [digits = '', exponent = '0'] = shortest(value).split('e');
  const power = Number(exponent);
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
