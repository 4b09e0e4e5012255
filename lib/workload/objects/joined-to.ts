import type { Workload } from '../workload';
import { isRunOnce } from './is-hook';
import type { Joins } from './joins';
import type { Manifest } from './manifest';
import type { Labels } from './selector-index';

/** The objects that belong to a workload. */
export type JoinedTo = Pick<Workload, 'services' | 'budgets' | 'autoscalers'>;

/** What selects the pods of a workload, or scales it. */
export function joinedTo(manifest: Manifest, podLabels: Labels, joins: Joins): JoinedTo {
  const rollout = joins.rolloutOf(manifest);
  return {
    services: joins.servicesOf(manifest, podLabels),
    // What runs for seconds is none of the pods that a budget counts, though its labels say so.
    budgets: isRunOnce(manifest.object) ? [] : joins.budgetsOf(manifest, podLabels),
    autoscalers: [...joins.autoscalersOf(manifest), ...(rollout ? joins.autoscalersOf(rollout) : [])],
  };
}
