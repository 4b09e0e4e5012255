import { asString, type Workload } from '../../../workload';

/** Images of what elects a leader, or takes votes. */
const BY_MAJORITY =
  /(?:^|[/-])(?:etcd|zookeeper|consul|vault|nats|nats-streaming|redis-sentinel|sentinel|cockroach|tikv|pd|nacos-server|rqlite|kafka|redpanda|mongo|mongodb|rabbitmq)(?:[-:@]|$)/;

/** Whether the pods of a workload are most likely members that decide by majority, by the names of their images. */
export function decidesByMajority({ containers }: Workload): boolean {
  return containers.some(({ json, role }) => role === 'regular' && BY_MAJORITY.test(asString(json['image']) ?? ''));
}
