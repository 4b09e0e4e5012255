import type { KnownApplication } from './application';
import { DATABASE, MEMBER, KEEPER, MEMBERS_KNOWN, SINGLETON, UNASKED } from './traits';

/** Version 3 of InfluxDB keeps all there. @see https://docs.influxdata.com/influxdb3/core/reference/config-options/ */
const OBJECT_STORE =
  /^(?![^]*(?:--object-store|\bINFLUXDB3_OBJECT_STORE)[= ]+(?:file|memory)\b)[^]*(?:--(?:object-store|mode)[= ]|\bINFLUXDB3_OBJECT_STORE\b)/;

/**
 * Neither snapshots nor a log: whoever writes that has it for what is over with the process.
 *
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/
 */
const SAVES_NOTHING =
  /^(?![^]*\bappendonly[\s"']+yes)[^]*(?:(?:^|\n)\s*save\s+(?:""|'')|--save(?:\s+(?:""|'')|\s*(?=\s--|\s*\n|$)))/;

/** Databases and what else keeps data for others, the more special ones first. */
export const KNOWN_DATABASES: readonly KnownApplication[] = [
  // Databases. Two of one behind one Service are two databases, until their own means make them replicate.
  // @see https://kubernetes.io/docs/tasks/run-application/run-replicated-stateful-application/
  {
    name: 'PostgreSQL',
    words: ['postgres', 'postgresql', 'pgsql', 'postgis', 'pgvector', 'timescaledb', 'timescale'],
    ports: [5432],
    ...DATABASE,
  },
  { name: 'MySQL', words: ['mysql', 'mysqld', 'percona'], ports: [3306], ...DATABASE },
  { name: 'MariaDB', words: ['mariadb'], ...DATABASE },
  // It only votes: it holds no data, and no client asks it. @see https://www.mongodb.com/docs/manual/core/replica-set-arbiter/
  {
    name: 'an arbiter of MongoDB',
    words: ['mongo', 'mongodb', 'mongod'],
    sets: /^MONGODB_REPLICA_SET_MODE=arbiter$/,
    ...UNASKED,
    votes: true,
  },
  // It votes, and has no data that anybody could ask for. @see https://www.mongodb.com/docs/manual/core/replica-set-arbiter/
  { name: 'an arbiter of MongoDB', named: /(?:^|-)mongo(?:db)?-(?:[\w-]{1,253}-)?arbiter$/, ...UNASKED, votes: true },
  // @see https://www.mongodb.com/docs/manual/core/retryable-writes/
  { name: 'MongoDB', words: ['mongo', 'mongodb', 'mongod'], ports: [27017], ...MEMBER, ...MEMBERS_KNOWN },
  { name: 'DocumentDB', words: ['documentdb'], ports: [10260], ...DATABASE },
  // It translates for a PostgreSQL, unless it is told of SQLite.
  // @see https://docs.ferretdb.io/v1.24/configuration/flags/ and https://docs.ferretdb.io/configuration/flags/
  {
    name: 'FerretDB',
    words: ['ferretdb'],
    told: /--handler[= ]["']?sqlite\b|\bFERRETDB_HANDLER=sqlite\b/,
    ...DATABASE,
  },
  { name: 'FerretDB before a PostgreSQL', words: ['ferretdb'] },
  { name: 'SQL Server', words: ['mssql', 'sqlserver', 'azure sql edge'], ports: [1433], ...DATABASE },
  { name: 'Oracle', words: ['oracle xe', 'oracle free', 'oracledb'], ports: [1521], ...DATABASE },
  { name: 'CockroachDB', words: ['cockroach', 'cockroachdb'], ports: [26257], ...MEMBER },
  { name: 'TiKV', words: ['tikv', 'pd'], ...MEMBER },
  // @see https://docs.camunda.io/docs/components/zeebe/technical-concepts/clustering/#raft-consensus-and-replication-protocol
  { name: 'Zeebe', words: ['zeebe', 'zeebe broker'], ports: [26501, 26502], ...MEMBER },
  { name: 'VictoriaMetrics', words: ['vmstorage'], ...DATABASE },
  { name: 'rqlite', words: ['rqlite'], ...MEMBER },
  // @see https://docs.datastax.com/en/developer/java-driver/4.17/manual/core/load_balancing/
  { name: 'Cassandra', words: ['cassandra', 'scylla', 'scylladb'], ports: [9042], ...DATABASE, ...MEMBERS_KNOWN },
  // Clients of all of them are told of the members by the first that answers.
  // @see https://docs.hazelcast.com/clients/java/5.5/overview (smart routing)
  { name: 'Hazelcast', words: ['hazelcast'], ports: [5701], ...DATABASE, ...MEMBERS_KNOWN },
  // @see https://infinispan.org/docs/stable/titles/hotrod_java/hotrod_java.html (cluster topology)
  { name: 'Infinispan', words: ['infinispan', 'infinispan server'], ports: [11222], ...DATABASE, ...MEMBERS_KNOWN },
  // @see https://ignite.apache.org/docs/latest/thin-clients/java-thin-client (partition awareness, failover)
  { name: 'Ignite', words: ['ignite'], ports: [10800], ...DATABASE, ...MEMBERS_KNOWN },
  // @see https://aerospike.com/docs/database/learn/architecture/clients/
  { name: 'Aerospike', words: ['aerospike', 'aerospike server'], ...DATABASE, ...MEMBERS_KNOWN },
  { name: 'CouchDB', words: ['couchdb', 'couchbase'], ports: [5984], ...DATABASE },
  { name: 'Neo4j', words: ['neo4j'], ports: [7687], ...DATABASE },
  { name: 'RethinkDB', words: ['rethinkdb'], ports: [28015], ...DATABASE },
  { name: 'InfluxDB', words: ['influxdb'], unless: OBJECT_STORE, ...DATABASE },
  // Core is one node, and so are the modes of Enterprise that write. @see https://docs.influxdata.com/influxdb3/core/
  { name: 'InfluxDB 3', words: ['influxdb'], ...SINGLETON },
  { name: 'ClickHouse', words: ['clickhouse'], ...DATABASE },
  // Only masters vote. @see https://www.elastic.co/docs/deploy-manage/distributed-architecture/discovery-cluster-formation/modules-discovery-quorums
  {
    name: 'Elasticsearch (masters)',
    named: /(?:^|-)(?:elasticsearch|opensearch|es)-(?:cluster-)?masters?$/,
    ...DATABASE,
    votes: true,
  },
  { name: 'Elasticsearch', words: ['elasticsearch', 'opensearch'], ports: [9200], ...DATABASE },
  { name: 'Solr', words: ['solr'], ...DATABASE },
  { name: 'Meilisearch', words: ['meilisearch', 'typesense'], ...DATABASE },
  { name: 'Qdrant', words: ['qdrant', 'weaviate'], ...DATABASE },
  // Its tables are in its memory or in files of its own. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html
  { name: 'DynamoDB local', words: ['dynamodb local', 'dynamodb'], atEnd: true, ...DATABASE },
  { name: 'Vertica', words: ['vertica', 'vertica ce', 'vertica k8s'], ports: [5433], ...DATABASE },
  // Only local caches, and unless it is told of a database files of its own. @see https://www.keycloak.org/server/caching
  {
    name: 'Keycloak in its development mode',
    words: ['keycloak'],
    runs: /(?:^|\s)start-dev(?:\s|$)/,
    unless: /KC_CACHE\b|--cache[= ]ispn/,
    ...KEEPER,
  },
  // What it exports are files of its own, wherever they lie.
  {
    name: 'a file server',
    words: ['nfs server', 'nfs ganesha', 'nfs backupstore', 'volume nfs', 'samba', 'cifs backupstore'],
    ...KEEPER,
  },
  { name: 'a key-value store', words: ['kv', 'kvstore', 'kv store'], atEnd: true, byNameAlone: true, ...KEEPER },
  // A gateway keeps nothing: what stands behind it does. @see https://github.com/minio/minio/issues/14331
  { name: 'a gateway of MinIO', words: ['minio'], runs: /\bgateway\s+(?:azure|gcs|hdfs|s3)\b/ },
  { name: 'MinIO', words: ['minio'], ...DATABASE },
  { name: 'Redis Sentinel', words: ['redis sentinel', 'sentinel'], votes: true },
  // Any member sends a client on to the one that has a key. @see https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/
  { name: 'Redis Cluster', words: ['redis cluster', 'valkey cluster'], ...DATABASE, ...MEMBERS_KNOWN },
  {
    name: 'Redis Cluster',
    words: ['redis', 'valkey'],
    runs: /--cluster-enabled[=\s]+yes\b/,
    ...DATABASE,
    ...MEMBERS_KNOWN,
  },
  { name: 'a Redis that keeps nothing', words: ['redis', 'valkey', 'keydb'], told: SAVES_NOTHING, alone: 'data' },
  { name: 'Redis', words: ['redis', 'redislabs', 'keydb', 'dragonfly'], ports: [6379], ...DATABASE },
  { name: 'Valkey', words: ['valkey'], ...DATABASE },
  // A cache: what a client does not find there it has from elsewhere, and clients spread keys over several of it.
  // @see https://docs.memcached.org/serverguide/hardware/ ("Memcached is not a database")
  {
    name: 'memcached',
    words: ['memcached'],
    ports: [11211],
    askedAgainBy: 'its clients, which have from elsewhere what a cache has not',
  },
  { name: 'a database', words: ['db', 'database'], atEnd: true, byNameAlone: true, ...DATABASE },
];
