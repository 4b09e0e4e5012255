import { resolveFenceposts, valueAt } from '../../../kubernetes';
import { asObject, type Workload } from '../../../workload';
import { largestCount, smallestCount } from './replica-counts';
import { rolloutOf } from './rollout-of';

/** A release at which no old pod goes before new ones are there, beside it. */
export interface StuckSurge {
  readonly replicas: number;
  /** How many more pods there have to be before the first old one goes. */
  readonly more: number;
  /** Why no old pod goes first. */
  readonly because: string;
}

/** The smallest number of replicas, of those that may be wanted, at which a release waits for pods beside all old ones. */
export function smallestStuckSurge(workload: Workload): StuckSurge | undefined {
  return stuckSurge(workload, smallestCount);
}

/** The largest number of replicas, of those that may be wanted, at which a release waits for pods beside all old ones. */
export function largestStuckSurge(workload: Workload): StuckSurge | undefined {
  return stuckSurge(workload, largestCount);
}

function stuckSurge(workload: Workload, find: typeof smallestCount): StuckSurge | undefined {
  const because = staysBecause(workload);
  if (because !== undefined) {
    const replicas = find(workload.replicas, () => true);
    return replicas === undefined ? undefined : { replicas, more: goWithWeight(workload) ? 1 : replicas, because };
  }
  const rollout = rolloutOf(workload);
  if (rollout?.type !== 'RollingUpdate') return undefined;
  const replicas = find(workload.replicas, (count) => {
    const { surge, unavailable } = resolveFenceposts(rollout.maxSurge, rollout.maxUnavailable, count);
    return unavailable === 0 && surge > 0;
  });
  return replicas === undefined ? undefined : { replicas, more: 1, because: 'maxUnavailable comes to 0' };
}

/**
 * Why the old pods of a Rollout of Argo stay beside new ones: requests move when those are all there, or by weights.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/canary/#dynamic-canary-scale-with-traffic-routing
 */
function staysBecause({ update }: Workload): string | undefined {
  if (update.way === 'blue-green') return 'by blue/green the old pods stay until requests have moved to the new ones';
  return update.scaleDownDelay === undefined
    ? undefined
    : 'with traffic routing the old pods stay until requests have moved to the new ones';
}

/** Old pods may be told to go as the weight moves: then the first new one alone is too many. */
function goWithWeight({ update: { manifest, path } }: Workload): boolean {
  return asObject(valueAt(manifest.object, path))['dynamicStableScale'] === true;
}
