import { asObject } from '../../../kubernetes';
import { isForPeers } from '../../../workload';
import { once, set, type Remedy, type Troubled } from './remedy';

/** Services that send requests to what is not ready, do so no longer. */
export function onlyReady({ workload }: Troubled): Remedy | undefined {
  const publishing = workload.services.filter((service) => {
    const { publishNotReadyAddresses, clusterIP } = asObject(service.object['spec']);
    return publishNotReadyAddresses === true && !(clusterIP === 'None' && isForPeers(service, workload));
  });
  return once(
    'only-ready',
    publishing.map((service) => set(service, ['spec', 'publishNotReadyAddresses'], false)),
  );
}

/** Services that meet the pods of one node only meet those of all. */
export function anyNode({ workload }: Troubled): Remedy | undefined {
  const local = workload.services.filter(({ object }) => asObject(object['spec'])['internalTrafficPolicy'] === 'Local');
  return once(
    'any-node',
    local.map((service) => set(service, ['spec', 'internalTrafficPolicy'], 'Cluster')),
  );
}
