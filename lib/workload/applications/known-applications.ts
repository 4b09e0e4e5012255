import type { Application, KnownApplication } from './application';
import { DNS_CACHE } from './dns-cache';

const DATABASE = { alone: 'data', holds: 'data' } as const;
const MEMBER = { ...DATABASE, votes: true } as const;
const BROKER = { alone: 'data', holds: 'messages' } as const;
/** Keeps data of its own; what is lost of them is history, or can be had again. */
const KEEPER = { alone: 'data' } as const;
const SINGLETON = { alone: 'work' } as const;
/** Its clients connect anew by themselves, and keep what they have to say. @see https://docs.nats.io/using-nats/developer/connecting/reconnect */
const RECONNECTS = { askedAgainBy: 'clients of NATS, which connect anew' } as const;
const MEMBERS_KNOWN = { membersKnown: true } as const;
const FOR_TESTS = { askedAgainBy: 'tests that are run again' } as const;
const UNASKED = { unasked: true } as const;
/** Version 3 of InfluxDB keeps all there. @see https://docs.influxdata.com/influxdb3/core/reference/config-options/ */
const OBJECT_STORE =
  /^(?!.*--object-store[= ]+(?:file|memory)\b).*(?:--(?:object-store|mode)[= ]|\bINFLUXDB3_OBJECT_STORE\b)/;

/**
 * Applications of which is known what they are, the more special ones first. Each number of replicas above one is right
 * for those that share no data only where somebody has made them one cluster: nothing here says how.
 */
export const KNOWN_APPLICATIONS: readonly KnownApplication[] = [
  // What is only scraped, or looked at by administrators.
  // Without sharding two of it give every series twice. @see https://github.com/kubernetes/kube-state-metrics#horizontal-sharding
  { name: 'kube-state-metrics', words: ['kube state metrics'], ...UNASKED, ...SINGLETON },
  {
    name: 'metrics of the cluster',
    named: /^(?:kube|kubelet|kubernetes|k8s|node|pod|cluster)-(?:[\w-]+-)?metrics$/,
    ...UNASKED,
  },
  { name: 'cAdvisor', words: ['cadvisor'], ...UNASKED },
  { name: 'an exporter', words: ['exporter'], atEnd: true, ...UNASKED },
  {
    name: 'a page for administrators',
    words: ['kafdrop', 'kafka ui', 'akhq', 'kafka manager', 'cmak', 'pgadmin', 'pgadmin4', 'phpmyadmin', 'adminer'],
    ...UNASKED,
  },
  {
    name: 'a page for administrators',
    words: ['mongo express', 'redis commander', 'redisinsight', 'redis insight', 'elasticvue'],
    ...UNASKED,
  },
  // "must be deployed as a singleton against a bucket". @see https://thanos.io/tip/components/compact.md/
  { name: 'the compactor of Thanos', words: ['thanos'], runs: /(?:^|\s)compact(?:\s|$)/, ...UNASKED, ...SINGLETON },
  // @see https://thanos.io/tip/components/tools.md/#bucket-web
  { name: 'the bucket tools of Thanos', words: ['thanos'], runs: /(?:^|\s)tools\s+bucket\s/, ...UNASKED, ...SINGLETON },
  // The one of them that is elected works, and nobody asks it.
  // @see https://kubernetes.io/docs/concepts/architecture/leases/#leader-election
  {
    name: 'a scheduler or controller of the cluster',
    words: ['kube scheduler', 'user scheduler', 'kube controller manager'],
    ...UNASKED,
  },
  // What sends the load of a test; workers and people ask the master of several.
  // @see https://docs.locust.io/en/stable/running-distributed.html
  {
    name: 'a load generator',
    unless: /(?:^|\s)--master(?:\s|$)|LOCUST_MODE_MASTER/,
    words: ['loadgenerator', 'loadgen', 'load generator', 'loadtest', 'load test', 'locust', 'k6', 'vegeta'],
    ...UNASKED,
  },
  // Its tasks are in its memory. @see https://docs.flagger.app/usage/webhooks#load-testing
  { name: 'the load tester of Flagger', words: ['flagger loadtester'], ...SINGLETON },
  // Its routes are in its memory, and the hub adds them to one of it.
  // @see https://z2jh.jupyter.org/en/stable/resources/reference.html#proxy
  { name: 'the proxy of JupyterHub', words: ['configurable http proxy'], ...SINGLETON },
  // @see https://github.com/jupyterhub/jupyterhub/issues/1932
  { name: 'JupyterHub', words: ['jupyterhub', 'k8s hub'], atEnd: true, ...SINGLETON },
  // What works through queues, or by the clock.
  // @see https://docs.celeryq.dev/en/stable/userguide/periodic-tasks.html#starting-the-scheduler ("only a single scheduler")
  { name: 'Celery beat', runs: /(?:^|[\s/])celery\s(?:.*\s)?beat(?:\s|$)/, ...UNASKED, ...SINGLETON },
  {
    name: 'a worker',
    runs: /(?:^|[\s/])(?:celery\s(?:.*\s)?worker|sidekiq|rq worker|resque|rqworker)(?:\s|$)/,
    ...UNASKED,
  },
  // What stands in for something else while it is developed, or tested.
  {
    name: 'a stand-in for tests',
    words: [
      'mailhog',
      'mailpit',
      'maildev',
      'mailcatcher',
      'smtp4dev',
      'greenmail',
      'inbucket',
      'toxiproxy',
      'wiremock',
    ],
    ...FOR_TESTS,
  },
  {
    name: 'a stand-in for tests',
    words: [
      'mockserver',
      'mountebank',
      'gripmock',
      'killgrave',
      'hoverfly',
      'localstack',
      'azurite',
      'fake gcs server',
    ],
    ...FOR_TESTS,
  },
  // It fetches from Kafka, and is told what by whoever administers it. @see https://kafka.apache.org/documentation/#connect
  { name: 'Kafka Connect', words: ['kafka connect', 'debezium connect'], ...UNASKED },
  // What clients ask again.
  // Prometheus sends what is firing until it is acknowledged. @see https://prometheus.io/docs/alerting/latest/clients/
  { name: 'Alertmanager', words: ['alertmanager'], ...KEEPER, askedAgainBy: 'Prometheus' },
  // It sends a notification again that a receiver has not taken.
  // @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
  { name: 'a receiver of alerts', words: ['jiralert', 'prometheus msteams'], askedAgainBy: 'Alertmanager' },
  // A metric that is missing makes an autoscaler skip one round of 15 s.
  // @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work
  {
    name: 'an adapter of metrics',
    words: ['keda metrics apiserver', 'keda metrics adapter', 'prometheus adapter', 'kube metrics adapter'],
    askedAgainBy: 'the autoscaling controller',
  },
  // Each of them asks the others again, as it does with everything that it reconciles.
  // @see https://fluxcd.io/flux/components/
  {
    name: 'a controller of Flux',
    words: ['source controller', 'notification controller', 'kustomize controller', 'helm controller'],
    askedAgainBy: 'the controllers of Flux',
  },
  // @see https://opentelemetry.io/docs/specs/otlp/#retry
  {
    name: 'a collector of OpenTelemetry',
    words: ['opentelemetry collector', 'otel collector', 'otelcol', 'otel agent'],
    askedAgainBy: 'exporters of OpenTelemetry',
  },
  // Its peers connect anew. @see https://docs.cilium.io/en/stable/observability/hubble/
  { name: 'Cilium', named: /^cilium(?:-agent)?$/, askedAgainBy: 'Hubble Relay, which connects anew' },
  // @see https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff
  {
    name: 'a mirror of images on each node',
    words: ['kube registry proxy', 'registry proxy', 'spegel'],
    askedAgainBy: 'kubelets, which pull again',
  },
  DNS_CACHE,
  // What keeps traces in memory. @see https://www.jaegertracing.io/docs/1.62/deployment/#all-in-one
  { name: 'Jaeger', words: ['jaeger all in one', 'all in one'], unless: /SPAN_STORAGE_TYPE/, ...KEEPER },
  { name: 'Jaeger', words: ['jaeger'], atEnd: true, unless: /SPAN_STORAGE_TYPE/, ...KEEPER },
  // One process locks its directory. @see https://prometheus.io/docs/prometheus/latest/storage/
  { name: 'Prometheus', words: ['prometheus'], ...KEEPER },
  // Its own SQLite, unless it is told of a database. @see https://grafana.com/docs/grafana/latest/setup-grafana/set-up-for-high-availability/
  { name: 'Grafana', words: ['grafana'], atEnd: true, unless: /GF_DATABASE_(?:TYPE|URL|HOST)/, ...KEEPER },
  // It runs once, and answers nobody. @see https://grafana.com/docs/loki/latest/get-started/components/#compactor
  { name: 'the compactor of Loki', words: ['loki'], runs: /--?target[= ]compactor\b/, ...UNASKED, ...SINGLETON },
  // As one process it has its index and its chunks in one directory.
  // @see https://grafana.com/docs/loki/latest/get-started/deployment-modes/#monolithic-mode
  { name: 'Loki', words: ['loki'], unless: /(?:^|\s)--?target[= ](?!all\b)/, ...KEEPER },
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
  { name: 'an arbiter of MongoDB', named: /(?:^|-)mongo(?:db)?-(?:[\w-]+-)?arbiter$/, ...UNASKED, votes: true },
  // @see https://www.mongodb.com/docs/manual/core/retryable-writes/
  { name: 'MongoDB', words: ['mongo', 'mongodb', 'mongod'], ports: [27017], ...MEMBER, ...MEMBERS_KNOWN },
  { name: 'DocumentDB', words: ['documentdb', 'ferretdb'], ports: [10260], ...DATABASE },
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
  { name: 'CouchDB', words: ['couchdb', 'couchbase'], ports: [5984], ...DATABASE },
  { name: 'Neo4j', words: ['neo4j'], ports: [7687], ...DATABASE },
  { name: 'RethinkDB', words: ['rethinkdb'], ports: [28015], ...DATABASE },
  { name: 'InfluxDB', words: ['influxdb'], unless: OBJECT_STORE, ...DATABASE },
  { name: 'ClickHouse', words: ['clickhouse'], ...DATABASE },
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
  { name: 'MinIO', words: ['minio'], ...DATABASE },
  { name: 'Redis Sentinel', words: ['redis sentinel', 'sentinel'], votes: true },
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
  { name: 'a database', words: ['db', 'database'], atEnd: true, ...DATABASE },
  // Queues. What they have accepted nobody sends again.
  { name: 'RabbitMQ', words: ['rabbitmq'], ports: [5672], ...BROKER, votes: true },
  { name: 'NATS Streaming', words: ['nats streaming', 'stan'], ...BROKER, votes: true },
  // Without JetStream it forgets a message as soon as it has been handed on. @see https://docs.nats.io/nats-concepts/what-is-nats
  {
    name: 'NATS JetStream',
    words: ['nats'],
    runs: /(?:^|\s)--?(?:js|jetstream)(?:\s|=|$)/,
    ...BROKER,
    ...RECONNECTS,
    votes: true,
  },
  { name: 'NATS', words: ['nats'], ports: [4222], ...KEEPER, ...RECONNECTS, votes: true },
  // @see https://kafka.apache.org/documentation/#producerconfigs_retries
  { name: 'Kafka', words: ['kafka', 'redpanda'], ports: [9092], ...BROKER, ...MEMBERS_KNOWN, votes: true },
  { name: 'ActiveMQ', words: ['activemq', 'artemis'], ports: [61616], ...BROKER },
  // It copies what has too few copies, and keeps nothing. @see https://bookkeeper.apache.org/docs/admin/autorecovery/
  {
    name: 'the recovery of BookKeeper',
    words: ['pulsar', 'bookkeeper'],
    runs: /bookkeeper\s+autorecovery\b/,
    ...UNASKED,
  },
  { name: 'Pulsar', words: ['pulsar'], ports: [6650], ...BROKER },
  { name: 'Mosquitto', words: ['mosquitto', 'emqx'], ports: [1883], ...KEEPER },
  // What others take their settings and their locks from.
  // @see https://etcd.io/docs/v3.6/learning/design-client/
  { name: 'etcd', words: ['etcd'], ports: [2379], ...MEMBER, ...MEMBERS_KNOWN },
  // @see https://zookeeper.apache.org/doc/current/zookeeperProgrammers.html#ch_zkSessions
  { name: 'ZooKeeper', words: ['zookeeper'], ports: [2181], ...MEMBER, ...MEMBERS_KNOWN },
  { name: 'Consul', words: ['consul'], ...MEMBER },
  { name: 'Vault', words: ['vault', 'openbao'], ...MEMBER },
  { name: 'Nacos', words: ['nacos', 'nacos server'], ...MEMBER },
  // Applications that keep what they know in one directory.
  { name: 'Jenkins', words: ['jenkins'], atEnd: true, ...KEEPER },
  { name: 'SonarQube', words: ['sonarqube'], atEnd: true, ...KEEPER },
  { name: 'Nexus', words: ['nexus3', 'nexus'], atEnd: true, ...KEEPER },
  { name: 'Home Assistant', words: ['home assistant', 'homeassistant'], ...KEEPER },
];

export type { Application };
