import { asObject } from '../../kubernetes';
import type { Workload } from '../workload';

/**
 * Whether whoever wrote a workload counts on every replica of it, as far as anybody has said: a fact is stated, or it is
 * written that no rollout takes one away before another serves. Who lets one be away has one to spare, and Kubernetes'
 * own default says nothing about the load.
 */
export function countsOnAll({ stated, update }: Pick<Workload, 'stated' | 'update'>): boolean {
  if (stated || update.way !== 'rolling') return true;
  const { object } = update.manifest;
  const { rollingUpdate, canary } = asObject(asObject(object['spec'])['strategy']);
  const { maxUnavailable } = asObject(rollingUpdate ?? canary);
  return maxUnavailable !== undefined && maxUnavailable !== null && Number.parseInt(String(maxUnavailable), 10) === 0;
}
