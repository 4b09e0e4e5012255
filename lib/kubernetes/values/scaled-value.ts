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
  const { amount, isPercent } = readIntOrPercent(value);
  if (!isPercent) return amount;
  const share = (amount * total) / 100;
  return (rounding === 'up' ? Math.ceil(share) : Math.floor(share)) + 0; // + 0: never the negative zero
}

function readIntOrPercent(value: IntOrPercent): { amount: number; isPercent: boolean } {
  if (Number.isInteger(value)) return { amount: Number(value), isPercent: false };
  if (typeof value === 'string' && /^[-+]?\d+%$/.test(value)) {
    return { amount: Number(value.slice(0, -1)), isPercent: true };
  }
  throw new RangeError(`${JSON.stringify(value)} is neither a whole number nor a percentage such as "25%"`);
}
