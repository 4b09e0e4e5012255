import type { KnownApplication } from './application';
import { EXPORTERS_THAT_ARE_ASKED } from './exporters-that-are-asked';
import { FOR_TESTS, KEEPER, SINGLETON, TELEMETRY, UNASKED } from './traits';

/** Applications that nobody sends requests to which a release could lose, the more special ones first. */
export const KNOWN_UNASKED: readonly KnownApplication[] = [
  // What is only scraped, or looked at by administrators.
  // Without sharding two of it give every series twice. @see https://github.com/kubernetes/kube-state-metrics#horizontal-sharding
  { name: 'kube-state-metrics', words: ['kube state metrics'], ...UNASKED, ...SINGLETON },
  {
    name: 'metrics of the cluster',
    named: /^(?:kube|kubelet|kubernetes|k8s|node|pod|cluster)-(?:[\w-]+-)?metrics$/,
    ...UNASKED,
  },
  { name: 'cAdvisor', words: ['cadvisor'], ...UNASKED },
  // Boards of what others measure; an alert that one evaluates is evaluated again.
  // Its own SQLite, unless it is told of a database. @see https://grafana.com/docs/grafana/latest/setup-grafana/set-up-for-high-availability/
  {
    name: 'Grafana',
    words: ['grafana'],
    atEnd: true,
    unless: /GF_DATABASE_(?:TYPE|URL|HOST)/,
    ...UNASKED,
    ...KEEPER,
  },
  { name: 'Grafana', words: ['grafana'], atEnd: true, ...UNASKED },
  {
    name: 'a page for administrators',
    words: ['kiali', 'headlamp', 'octant', 'kubeview', 'kube ops view', 'weave scope', 'kueueviz', 'netdata'],
    ...UNASKED,
  },
  // What pages of administrators ask for what flows now. @see https://docs.cilium.io/en/stable/observability/hubble/
  { name: 'Hubble Relay', words: ['hubble relay'], ...UNASKED },
  // Applications write to these. @see https://github.com/prometheus/statsd_exporter
  {
    name: 'an exporter that applications write to',
    words: ['statsd exporter', 'graphite exporter', 'collectd exporter', 'influxdb exporter'],
    // Each of several would have a part of what is counted.
    perhapsAlone: 'data',
    ...TELEMETRY,
  },
  {
    name: 'an exporter',
    named: new RegExp(`(?:^|[-_])(?<!(?:${EXPORTERS_THAT_ARE_ASKED})[-_])exporter$`),
    isScraped: true,
    ...UNASKED,
  },
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
];

/** What is asked only by whoever tries something else out. */
export const KNOWN_FOR_TESTS: readonly KnownApplication[] = [
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
  // What answers with what it was asked, or with one and the same text: it shows that a request arrives.
  {
    name: 'an echo for trying out what leads to it',
    words: [
      'echo',
      'echo server',
      'echoserver',
      'http echo',
      'http https echo',
      'grpc echo',
      'echo basic',
      'echo advanced',
      'e2e test echo',
      'http echo server',
      'ealen echo server',
    ],
    atEnd: true,
    ...FOR_TESTS,
  },
  {
    name: 'an echo for trying out what leads to it',
    words: [
      'whoami',
      'httpbin',
      'go httpbin',
      'httpbun',
      'helloworld',
      'examples helloworld v1',
      'examples helloworld v2',
      'fortio',
      'agnhost',
    ],
    ...FOR_TESTS,
  },
];
