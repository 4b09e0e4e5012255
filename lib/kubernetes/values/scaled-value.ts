/**
 * A count, or a share of a total such as `25%`: how manifests state `maxSurge`, `maxUnavailable` and `minAvailable`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/deployment-v1/#DeploymentSpec
 */
export type IntOrPercent = number | string;

/**
 * A count as it is, a percentage as its share of `total`, rounded up or down to a whole number.
 *
 * @throws RangeError for anything but a whole number or a whole percentage
 * @see staging/src/k8s.io/apimachinery/pkg/util/intstr/intstr.go GetScaledValueFromIntOrPercent
 */
export function scaledValue(value: IntOrPercent, total: number, rounding: 'up' | 'down'): number {
  if (Number.isInteger(value)) return Number(value);
  const share = (percentOf(value) * total) / 100;
  return (rounding === 'up' ? Math.ceil(share) : Math.floor(share)) + 0; // + 0: never the negative zero
}

/** A run of a simulation asks for the same few again and again. */
const PERCENTS = new Map<IntOrPercent, number>();
const MOST = 1000;

function percentOf(value: IntOrPercent): number {
  const known = PERCENTS.get(value);
  if (known !== undefined) return known;
  if (typeof value !== 'string' || !/^[-+]?\d+%$/.test(value)) {
    throw new RangeError(`${JSON.stringify(value)} is neither a whole number nor a percentage such as "25%"`);
  }
  const percent = Number(value.slice(0, -1));
  if (PERCENTS.size < MOST) PERCENTS.set(value, percent);
  return percent;
}
