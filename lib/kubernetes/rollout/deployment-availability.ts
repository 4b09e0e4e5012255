import { resolveFenceposts } from './resolve-fenceposts';
import type { IntOrPercent } from '../values/scaled-value';

/** How a Deployment replaces its pods: `spec.strategy.type`. */
export type DeploymentStrategyType = 'RollingUpdate' | 'Recreate';

/** `spec.strategy.rollingUpdate` of a Deployment. Absent counts as 0; the API server's default is 25 %. */
export interface RollingUpdate {
  readonly maxSurge?: IntOrPercent | null;
  readonly maxUnavailable?: IntOrPercent | null;
}

/**
 * How many pods a rolling update of a Deployment may take below its replicas; never more than there are, and 0 for a
 * Deployment that is recreated, which keeps no pod anyway.
 *
 * @throws RangeError for anything but whole numbers and whole percentages
 * @see pkg/controller/deployment/util/deployment_util.go MaxUnavailable
 */
export function deploymentMaxUnavailable(
  strategyType: DeploymentStrategyType,
  replicas: number,
  rollingUpdate: RollingUpdate = {},
): number {
  if (strategyType !== 'RollingUpdate' || replicas === 0) return 0;
  const { unavailable } = resolveFenceposts(rollingUpdate.maxSurge, rollingUpdate.maxUnavailable, replicas);
  return Math.min(unavailable, replicas);
}

/**
 * How many pods of a Deployment stay available during a rollout: 0 when it is recreated.
 *
 * @throws RangeError for anything but whole numbers and whole percentages
 * @see pkg/controller/deployment/util/deployment_util.go MinAvailable
 */
export function deploymentMinAvailable(
  strategyType: DeploymentStrategyType,
  replicas: number,
  rollingUpdate: RollingUpdate = {},
): number {
  if (strategyType !== 'RollingUpdate') return 0;
  return replicas - deploymentMaxUnavailable(strategyType, replicas, rollingUpdate);
}
