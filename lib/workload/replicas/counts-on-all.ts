import { asObject, DEPLOYMENT_DEFAULTS } from '../../kubernetes';
import type { Workload } from '../workload';

/**
 * Whether whoever wrote a workload counts on every replica of it, as far as anybody has said: a fact is stated, or how
 * its rollouts take pods away is written. Kubernetes' own default says nothing about the load, be it written or not.
 */
export function countsOnAll({ stated, update }: Pick<Workload, 'stated' | 'update'>): boolean {
  if (stated || update.way !== 'rolling') return true;
  const { object } = update.manifest;
  const { rollingUpdate, canary } = asObject(asObject(object['spec'])['strategy']);
  const { maxUnavailable } = asObject(rollingUpdate ?? canary);
  return (
    maxUnavailable !== undefined && maxUnavailable !== null && maxUnavailable !== DEPLOYMENT_DEFAULTS.maxUnavailable
  );
}
