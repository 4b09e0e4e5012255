import type { DeploymentStrategyType } from './deployment-availability';
import { scaledValue, type IntOrPercent } from '../values/scaled-value';

/** A Deployment in the middle of a rollout. */
export interface NewReplicaSetSizing {
  readonly strategyType: DeploymentStrategyType;
  /** The Deployment's `spec.replicas`. */
  readonly replicas: number;
  /** `spec.strategy.rollingUpdate.maxSurge`. @default 0 */
  readonly maxSurge?: IntOrPercent | null;
  /** The sum of `spec.replicas` over all its ReplicaSets, the new one included. Terminating pods do not count. */
  readonly total: number;
  /** `spec.replicas` of the new ReplicaSet. */
  readonly current: number;
}

/**
 * What the new ReplicaSet may grow to in this step: up to the wanted replicas, as far as the surge leaves room.
 *
 * @throws RangeError when `maxSurge` is neither a whole number nor a whole percentage
 * @see pkg/controller/deployment/util/deployment_util.go NewRSNewReplicas
 */
export function newReplicaSetReplicas(sizing: NewReplicaSetSizing): number {
  const { strategyType, replicas, maxSurge, total, current } = sizing;
  if (strategyType === 'Recreate') return replicas;
  const room = replicas + scaledValue(maxSurge ?? 0, replicas, 'up') - total;
  return room <= 0 ? current : current + Math.min(room, replicas - current);
}

/**
 * What a step of a rolling update sets the new ReplicaSet to; one that is larger than wanted is cut.
 *
 * @throws RangeError when `maxSurge` is neither a whole number nor a whole percentage
 * @see pkg/controller/deployment/rolling.go reconcileNewReplicaSet
 */
export function reconciledNewReplicas(sizing: NewReplicaSetSizing): number {
  return sizing.current >= sizing.replicas ? sizing.replicas : newReplicaSetReplicas(sizing);
}
