import { asObject, type IntOrPercent, type KubernetesVersion } from '../../kubernetes';
import type { Workload } from '../workload';

/**
 * The version that counts the `maxUnavailable` of StatefulSets: its feature gate was on by default in 1.35.0 to 1.35.3.
 *
 * @see https://github.com/kubernetes/kubernetes/pull/137904
 */
export const COUNTS_UNAVAILABLE: KubernetesVersion = '1.35';

/** What a StatefulSet says that its update may take at once; nothing where that does not count. */
export function unavailableTogether(
  { identity, spec }: Workload,
  version: KubernetesVersion,
): IntOrPercent | undefined {
  if (identity.kind !== 'StatefulSet' || version !== COUNTS_UNAVAILABLE) return undefined;
  const { maxUnavailable } = asObject(asObject(spec['updateStrategy'])['rollingUpdate']);
  if (typeof maxUnavailable === 'number' && Number.isInteger(maxUnavailable)) return maxUnavailable;
  return typeof maxUnavailable === 'string' && /^\d{1,9}%$/.test(maxUnavailable) ? maxUnavailable : undefined;
}
