import { asObject } from '../../../kubernetes';
import { isForPeers } from '../../../workload';
import { once, set, without, type Remedy, type Troubled } from './remedy';

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

/** What makes a Service meet the pods of one node only. */
const POLICIES = ['internalTrafficPolicy', 'externalTrafficPolicy'] as const;

/** Services that meet the pods of one node only meet those of all. */
export function anyNode({ workload }: Troubled): Remedy | undefined {
  return once(
    'any-node',
    workload.services.flatMap((service) => {
      const spec = asObject(service.object['spec']);
      return POLICIES.filter((policy) => spec[policy] === 'Local').flatMap((policy) => [
        set(service, ['spec', policy], 'Cluster'),
        // It is only there for the other policy, and refused without it.
        ...(policy === 'externalTrafficPolicy' && spec['healthCheckNodePort'] !== undefined
          ? [without(service, ['spec', 'healthCheckNodePort'])]
          : []),
      ]);
    }),
  );
}
