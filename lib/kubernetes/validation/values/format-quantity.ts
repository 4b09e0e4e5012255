import { quantityInThousandths } from './quantity';

const DECIMAL = ['', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/**
 * A quantity as the API server writes it: `1024Mi` as `1Gi`, `0.5` as `500m`, `1000` as `1k`. What is no quantity is
 * left as it is.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go CanonicalizeBytes
 */
export function formatQuantity(quantity: unknown): string {
  const text = String(quantity);
  const thousandths = quantityInThousandths(quantity);
  if (thousandths === undefined) return text;
  const magnitude = thousandths < 0n ? -thousandths : thousandths;
  const sign = thousandths < 0n ? '-' : '';
  if (/\d[eE][-+]?\d+$/.test(text)) return sign + inScientific(magnitude);
  if (text.endsWith('i') && magnitude >= 1_024_000n) return sign + reduced((magnitude + 999n) / 1000n, 1024n, BINARY);
  return sign + inDecimal(magnitude);
}

function inDecimal(thousandths: bigint): string {
  return thousandths % 1000n === 0n ? reduced(thousandths / 1000n, 1000n, DECIMAL) : `${thousandths}m`;
}

function inScientific(thousandths: bigint): string {
  const suffixes = ['', 'e3', 'e6', 'e9', 'e12', 'e15', 'e18'];
  return thousandths % 1000n === 0n ? reduced(thousandths / 1000n, 1000n, suffixes) : `${thousandths}e-3`;
}

/** The number with the largest suffix that leaves it whole. */
function reduced(number: bigint, base: bigint, suffixes: readonly string[]): string {
  let [rest, power] = [number, 0];
  while (rest !== 0n && rest % base === 0n && power < suffixes.length - 1) {
    rest /= base;
    power += 1;
  }
  return `${rest}${suffixes[power] ?? ''}`;
}
