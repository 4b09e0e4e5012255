import { asObject } from '../../kubernetes';
import type { Workload } from '../workload';

/**
 * Whether clients of a workload know its members one by one, each by a name of its own, and ask another one by themselves
 * where one does not answer: drivers of MongoDB, Cassandra or Kafka do. Who states facts about it counts on them.
 */
export function clientsKnowMembers({ application, identity, replicas, services, stated }: Workload): boolean {
  if (stated || application?.membersKnown !== true || identity.kind !== 'StatefulSet' || replicas.min < 2) return false;
  return services.some(({ object }) => asObject(object['spec'])['clusterIP'] === 'None');
}
