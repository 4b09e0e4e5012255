import { asObject } from '../../kubernetes';
import { identityOf, type Manifest } from '../objects/manifest';
import type { Workload } from '../workload';

/**
 * Whether a headless Service is there for the pods to find each other: it gives those of a StatefulSet their names, or
 * stands beside a Service for clients. What such a one publishes too early reaches no client.
 */
export function isForPeers(
  service: Manifest,
  { identity, spec, services }: Pick<Workload, 'identity' | 'spec' | 'services'>,
): boolean {
  const isGoverning = identity.kind === 'StatefulSet' && spec['serviceName'] === identityOf(service).name;
  const isForClients = ({ object }: Manifest) => asObject(object['spec'])['publishNotReadyAddresses'] !== true;
  return isGoverning || services.some(isForClients);
}
