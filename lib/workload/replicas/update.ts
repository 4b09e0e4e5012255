import type { FieldPath, IntOrPercent, Seconds } from '../../kubernetes';
import type { Manifest } from '../objects/manifest';

/**
 * How a workload gets from one version of its pods to the next, with the defaults filled in.
 *
 * - `rolling`: new pods beside the old ones, a few at a time (Deployment, Rollout with canary steps, DaemonSet with surge).
 * - `recreate`: all old pods go before the first new one comes.
 * - `replace`: pod by pod, each gone before its successor comes (StatefulSet, DaemonSet without surge).
 * - `blue-green`: all new pods beside all old ones, then traffic moves at once (Rollout).
 * - `none`: nothing replaces pods (a Pod, a ReplicaSet, a Job, `OnDelete`).
 */
export interface Update {
  readonly way: 'rolling' | 'recreate' | 'replace' | 'blue-green' | 'none';
  /** The object that says so: the workload, or the Rollout that has taken a Deployment over. */
  readonly manifest: Manifest;
  /** Where the strategy stands in it, written or not. */
  readonly path: FieldPath;
  /** How many pods more than wanted there may be; undefined where the number cannot be read. */
  readonly maxSurge?: IntOrPercent;
  /** How many pods fewer than wanted there may be; undefined where the number cannot be read. */
  readonly maxUnavailable?: IntOrPercent;
  readonly minReady: Seconds;
  /** After how long without progress it counts as failed; absent where nothing watches. */
  readonly progressDeadline?: Seconds;
  /** Pods with an ordinal below stay as they are. @default 0 */
  readonly partition?: number;
  /** Whether pods come and go one after the other, each waiting for those before it. Only a StatefulSet's do. */
  readonly ordered?: boolean;
  /** How long an Argo Rollout keeps the old pods after traffic has moved to the new ones. */
  readonly scaleDownDelay?: Seconds;
}
