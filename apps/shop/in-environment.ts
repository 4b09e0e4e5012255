import type { ZeroDowntimeDeploymentProps } from '../../lib';
import type { Environment } from './environment';

/** What every service of the shop has in common: its size, its user, and what may be ignored where. */
export function inEnvironment(
  environment: Environment,
): Pick<ZeroDowntimeDeploymentProps, 'replicas' | 'ignore' | 'securityContext'> {
  const reason = environment.oneReplicaIsEnough;
  return {
    replicas: environment.replicas,
    securityContext: { user: 10001, group: 10001 },
    ...(reason !== undefined && { ignore: [{ rule: 'single-replica', reason }] }),
  };
}

/** The image of a service of the shop. */
export function image(name: string, version: string): string {
  return `registry.example.com/shop/${name}:${version}`;
}
