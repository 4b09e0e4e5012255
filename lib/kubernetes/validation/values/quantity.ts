/** What a suffix makes of a number, in thousandths: `factor / divisor`. */
interface Unit {
  readonly factor: bigint;
  readonly divisor: bigint;
}

const FORM = /^(?<sign>[-+]?)(?<whole>\d*)(?:\.(?<fraction>\d*))?(?:(?<suffix>[a-zA-Z]*)|[eE](?<exponent>[-+]?\d+))$/;

const SUFFIXES: ReadonlyMap<string, Unit> = new Map([
  ['n', { factor: 1n, divisor: 1_000_000n }],
  ['u', { factor: 1n, divisor: 1_000n }],
  ['m', { factor: 1n, divisor: 1n }],
  ...['', 'k', 'M', 'G', 'T', 'P', 'E'].map((suffix, power) => unitOf(suffix, 1000n, power)),
  ...['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((suffix, power) => unitOf(suffix, 1024n, power + 1)),
]);

function unitOf(suffix: string, base: bigint, power: number): readonly [string, Unit] {
  return [suffix, { factor: 1000n * base ** BigInt(power), divisor: 1n }];
}

/**
 * A quantity (`500m`, `1.5`, `128Mi`, `1e3`) in thousandths, rounded away from zero as the API server does; nothing
 * for what is no quantity.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go ParseQuantity
 */
export function quantityInThousandths(quantity: unknown): bigint | undefined {
  if (typeof quantity !== 'number' && typeof quantity !== 'string') return undefined;
  const { sign, whole = '', fraction = '', suffix = '', exponent } = FORM.exec(String(quantity))?.groups ?? {};
  const unit = SUFFIXES.get(suffix);
  if (whole + fraction === '' || unit === undefined) return undefined;
  const divisor = unit.divisor * 10n ** BigInt(fraction.length);
  const magnitude = scaledUp(BigInt(whole + fraction) * unit.factor, divisor, Number(exponent ?? 0));
  return sign === '-' ? -magnitude : magnitude;
}

function scaledUp(dividend: bigint, divisor: bigint, exponent: number): bigint {
  const power = 10n ** BigInt(Math.min(Math.abs(exponent), 100));
  const [top, bottom] = exponent < 0 ? [dividend, divisor * power] : [dividend * power, divisor];
  return (top + bottom - 1n) / bottom;
}
