import type { Application, KnownApplication } from './application';
import { DNS_CACHE } from './dns-cache';
import { KNOWN_DATABASES } from './known-databases';
import { KNOWN_FOR_ONE } from './known-for-one';
import { KNOWN_FOR_TESTS, KNOWN_UNASKED } from './known-unasked';
import { MEMBER, BROKER, KEEPER, SINGLETON, RECONNECTS, MEMBERS_KNOWN, TELEMETRY, UNASKED } from './traits';

/**
 * Applications of which is known what they are, the more special ones first. Each number of replicas above one is right
 * for those that share no data only where somebody has made them one cluster: nothing here says how.
 */
export const KNOWN_APPLICATIONS: readonly KnownApplication[] = [
  ...KNOWN_UNASKED,
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
  // Without others to write its edits to, a second one is another file system.
  // @see https://hadoop.apache.org/docs/stable/hadoop-project-dist/hadoop-hdfs/HDFSHighAvailabilityWithQJM.html
  { name: 'the NameNode of HDFS', named: /(?:^|-)name-?node$/, runs: /(?:^|[\s/])hdfs\s+namenode(?:\s|$)/, ...KEEPER },
  // Its workers and applications are in its memory, and two without ZooKeeper are two clusters.
  // @see https://spark.apache.org/docs/latest/spark-standalone.html#high-availability
  {
    name: 'the master of Spark',
    named: /(?:^|-)spark-(?:standalone-)?master$/,
    runs: /org\.apache\.spark\.deploy\.master\.Master(?:\s|$)/,
    ...SINGLETON,
  },
  // Sessions, and what they have opened, are in its memory and its home directory.
  {
    name: 'a workbench of one user',
    named: /(?:^|-)(?:rstudio(?:-server)?|code-server|(?:minimal|scipy|datascience|pyspark|tensorflow)-notebook)$/,
    ...SINGLETON,
  },
  // A cluster has one, which has the queries that run in its memory.
  // @see https://trino.io/docs/current/overview/concepts.html#coordinator
  { name: 'the coordinator of Trino', named: /(?:^|-)(?:trino|presto(?:db)?)-coordinator$/, ...SINGLETON },
  // What works through queues, or by the clock.
  // @see https://docs.celeryq.dev/en/stable/userguide/periodic-tasks.html#starting-the-scheduler ("only a single scheduler")
  { name: 'Celery beat', runs: /(?:^|[\s/])celery\s(?:.{0,500}\s)?beat(?:\s|$)/, ...UNASKED, ...SINGLETON },
  {
    name: 'a worker',
    runs: /(?:^|[\s/])(?:celery\s(?:.{0,500}\s)?worker|sidekiq|rq worker|resque|rqworker)(?:\s|$)/,
    ...UNASKED,
  },
  ...KNOWN_FOR_TESTS,
  // It fetches from Kafka, and is told what by whoever administers it. @see https://kafka.apache.org/documentation/#connect
  { name: 'Kafka Connect', words: ['kafka connect', 'debezium connect'], ...UNASKED },
  // Nobody connects to it but what reads its metrics: it takes requests from connections that it has opened itself, and on
  // SIGTERM tells the other end, and is done with what it has.
  // @see https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/configure-tunnels/cloudflared-parameters/run-parameters/#grace-period
  { name: 'cloudflared', words: ['cloudflared'], servesOn: true },
  { name: 'cloudflared', runs: /(?:^|[\s/])cloudflared\s(?:.{0,300}\s)?tunnel(?:\s|$)/, servesOn: true },
  // What clients ask again.
  // Prometheus sends what is firing until it is acknowledged. @see https://prometheus.io/docs/alerting/latest/clients/
  // What it keeps it writes as a whole now and then, by a file that takes the place of the one before.
  // @see https://github.com/prometheus/alertmanager/blob/v0.28.1/silence/silence.go (Maintenance)
  { name: 'Alertmanager', words: ['alertmanager'], ...KEEPER, sharesDirectory: true, askedAgainBy: 'Prometheus' },
  // It sends a notification again that a receiver has not taken.
  // @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
  {
    name: 'a receiver of alerts',
    words: ['jiralert', 'prometheus msteams', 'promteams', 'snmp notifier', 'sachet', 'signalilo'],
    askedAgainBy: 'Alertmanager',
  },
  {
    name: 'a receiver of alerts',
    named:
      /(?:^|-)alert-?manager-(?:[a-z]{1,20}-)?(?:bot|discord|forwarder|gateway|matrix|msteams|notifier|ntfy|receiver|relay|sms|telegram|webhook(?:-logger)?)$/,
    askedAgainBy: 'Alertmanager',
  },
  // A metric that is missing makes an autoscaler skip one round of 15 s.
  // @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work
  {
    name: 'an adapter of metrics',
    words: [
      'keda metrics apiserver',
      'keda metrics adapter',
      'prometheus adapter',
      'kube metrics adapter',
      'metrics server',
    ],
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
  // What programs say of themselves goes through them; who says it keeps it for a while, or does without.
  // @see https://docs.fluentd.org/configuration/buffer-section https://vector.dev/docs/about/concepts/#buffers
  {
    name: 'a forwarder of telemetry',
    words: [
      'fluentd',
      'fluentbit',
      'fluent bit',
      'promtail',
      'filebeat',
      'telegraf',
      'local forwarder',
      'localforwarder',
    ],
    ...TELEMETRY,
  },
  {
    name: 'a forwarder of telemetry',
    words: ['grafana agent', 'cloudwatch agent', 'statsd', 'syslog', 'rsyslog'],
    ...TELEMETRY,
  },
  { name: 'a forwarder of telemetry', named: /^(?:vector|alloy)(?:-agent|-aggregator)?$/, ...TELEMETRY },
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
  // It runs once, and answers nobody. @see https://grafana.com/docs/loki/latest/get-started/components/#compactor
  { name: 'the compactor of Loki', words: ['loki'], runs: /--?target[= ]compactor\b/, ...UNASKED, ...SINGLETON },
  // Each record is with three of a ring of them, and who asks does so of enough others.
  // @see https://grafana.com/docs/loki/latest/get-started/components/#replication-factor
  {
    name: 'an ingester of a ring',
    words: ['loki', 'cortex', 'mimir', 'tempo', 'pyroscope'],
    runs: /(?:^|\s)--?target[= ]ingester\b/,
    ...MEMBERS_KNOWN,
  },
  // As one process it has its index and its chunks in one directory.
  // @see https://grafana.com/docs/loki/latest/get-started/deployment-modes/#monolithic-mode
  { name: 'Loki', words: ['loki'], unless: /(?:^|\s)--?target[= ](?!all\b)/, ...KEEPER },
  ...KNOWN_DATABASES,
  // Queues. What they have accepted nobody sends again.
  // Connections of days are cut by SIGTERM whenever it comes, and are made anew to another member.
  // @see https://www.rabbitmq.com/docs/connections#automatic-recovery
  { name: 'RabbitMQ', words: ['rabbitmq'], ports: [5672], ...BROKER, ...MEMBERS_KNOWN, votes: true },
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
  // Its clients look up who has a topic now, and send again what was not acknowledged.
  // @see https://pulsar.apache.org/docs/next/concepts-clients/
  { name: 'Pulsar', words: ['pulsar'], ports: [6650], ...BROKER, ...MEMBERS_KNOWN },
  { name: 'Mosquitto', words: ['mosquitto', 'emqx'], ports: [1883], ...KEEPER },
  // What others take their settings and their locks from.
  // @see https://etcd.io/docs/v3.6/learning/design-client/
  { name: 'etcd', words: ['etcd'], ports: [2379], ...MEMBER, ...MEMBERS_KNOWN },
  // @see https://zookeeper.apache.org/doc/current/zookeeperProgrammers.html#ch_zkSessions
  { name: 'ZooKeeper', words: ['zookeeper'], ports: [2181], ...MEMBER, ...MEMBERS_KNOWN },
  { name: 'Consul', words: ['consul'], ...MEMBER },
  { name: 'Vault', words: ['vault', 'openbao'], ...MEMBER },
  // Clients have a list of them. @see https://nacos.io/en/docs/v2/guide/user/sdk/
  { name: 'Nacos', words: ['nacos', 'nacos server'], ...MEMBER, ...MEMBERS_KNOWN },
  // Applications that keep what they know in one directory.
  { name: 'Jenkins', words: ['jenkins'], atEnd: true, ...KEEPER },
  { name: 'SonarQube', words: ['sonarqube'], atEnd: true, ...KEEPER },
  { name: 'Nexus', words: ['nexus3', 'nexus'], atEnd: true, ...KEEPER },
  { name: 'Home Assistant', words: ['home assistant', 'homeassistant'], ...KEEPER },
  ...KNOWN_FOR_ONE,
];

export type { Application };
