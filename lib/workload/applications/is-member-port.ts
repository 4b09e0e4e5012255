import type { Application } from './application';

/** A port as a container or a Service has it. */
export interface NamedPort {
  readonly name?: string | undefined;
  readonly number?: number | undefined;
}

/** What ports are called at which the members of a cluster talk to each other: not all of them listen there at any time. */
const OF_MEMBERS =
  /(?:^|-)(?:peers?|leader|election|raft|gossip|serf\w*|swim|jgroups|epmd|memberlist|membership|intra|internode|inter-?node|interbroker|replication|clustering)(?:-|$)|^(?:cluster|transport|discovery)$/;

/** What they are called by some, and by others what clients ask. */
const MAYBE_OF_MEMBERS = /^(?:server|internal|cluster-\w+|bus|routes?)$/;

/**
 * Their usual numbers: of ZooKeeper only the leader listens on 2888.
 *
 * @see https://zookeeper.apache.org/doc/current/zookeeperAdmin.html#sc_configuration (peer and leader election ports)
 * @see https://etcd.io/docs/v3.6/op-guide/configuration/ (2380)
 * @see https://developer.hashicorp.com/consul/docs/architecture/control-plane/ports (8300 to 8302), Vault 8201, Nomad 4648
 * @see https://cassandra.apache.org/doc/latest/cassandra/getting-started/configuring.html (7000, 7001, 7199)
 * @see https://www.elastic.co/guide/en/elasticsearch/reference/current/modules-network.html (9300)
 * @see https://galeracluster.com/library/documentation/firewall-settings.html (4444, 4567, 4568)
 * @see https://www.rabbitmq.com/docs/networking#ports (4369, 25672), NATS 6222, Redis 16379, MySQL 33061, Nacos 7848
 */
const NUMBERS: ReadonlySet<number> = new Set([
  ...[2888, 3888, 2380, 8300, 8301, 8302, 8201, 4648, 7000, 7001, 7199, 7946, 9300],
  ...[4444, 4567, 4568, 4369, 25672, 6222, 16379, 33061, 7848, 9849, 7800, 26502],
]);

/**
 * Whether a port is one at which members of a cluster talk to each other, so that it tells nothing about whether one of
 * them serves.
 *
 * @param isOnly whether there is no other port to choose
 */
export function isMemberPort(
  { name = '', number }: NamedPort,
  application: Application | undefined,
  isOnly: boolean,
): boolean {
  if (OF_MEMBERS.test(name)) return true;
  const isCluster = application?.alone === 'data' || application?.votes === true;
  const isLikely = MAYBE_OF_MEMBERS.test(name) || (number !== undefined && NUMBERS.has(number));
  return isLikely && (isCluster || !isOnly);
}
