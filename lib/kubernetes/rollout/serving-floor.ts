import { deploymentMinAvailable } from './deployment-availability';
import type { IntOrPercent } from '../values/scaled-value';

/**
 * The smallest number of available replicas that a Deployment's rolling update goes down to.
 *
 * @param maxSurge absent counts as 0; the API server's default of 25 % is `DEPLOYMENT_DEFAULTS`
 * @param maxUnavailable likewise
 * @throws RangeError for anything but whole numbers and whole percentages
 * @see pkg/controller/deployment/util/deployment_util.go MinAvailable
 */
export function servingFloor(
  replicas: number,
  maxSurge: IntOrPercent | null | undefined,
  maxUnavailable: IntOrPercent | null | undefined,
): number {
  return deploymentMinAvailable('RollingUpdate', replicas, { maxSurge, maxUnavailable });
}
