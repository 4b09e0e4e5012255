import type { ContainerPort, WrittenContainer } from '../containers/container';
import { repositoryOf } from '../image/image-name';

/**
 * Ports at which a program answers to whoever watches it, whatever they are called, by the end of the name of its image's
 * repository; what it takes in comes by others.
 */
const OWN_PORTS: ReadonlyMap<string, readonly number[]> = new Map([
  // @see https://docs.fluentbit.io/manual/administration/monitoring
  ...called(['fluent-bit', 'fluentbit', 'aws-for-fluent-bit', 'aws-for-fluentbit'], [2020]),
  // @see https://docs.fluentd.org/monitoring-fluentd/monitoring-rest-api
  ...called(['fluentd'], [24220, 24231]),
  // Health and metrics. @see https://falco.org/docs/concepts/metrics/
  ...called(['falco', 'falco-no-driver'], [8765]),
  // @see https://vector.dev/docs/reference/configuration/api/ and its internal metrics
  ...called(['vector'], [8686, 9598]),
  // @see https://www.elastic.co/docs/reference/beats/filebeat/http-endpoint
  ...called(
    ['auditbeat', 'filebeat', 'heartbeat', 'metricbeat', 'packetbeat'].flatMap((one) => [one, `${one}-oss`]),
    [5066],
  ),
  // @see https://grafana.com/docs/alloy/latest/reference/cli/run/ and https://grafana.com/docs/loki/latest/send-data/promtail/
  ...called(['alloy'], [12_345]),
  ...called(['promtail'], [3101, 9080]),
  // @see https://github.com/influxdata/telegraf/tree/master/plugins/outputs/prometheus_client
  ...called(['telegraf'], [9273]),
  // @see https://github.com/kubernetes/node-problem-detector#usage
  ...called(['node-problem-detector'], [20_256, 20_257]),
  // @see https://tetragon.io/docs/reference/metrics/
  ...called(['tetragon'], [2112]),
  // @see https://docs.tigera.io/calico/latest/reference/felix/configuration
  ...called(['calico/node'], [9091, 9099]),
  // @see https://github.com/aws/amazon-vpc-cni-k8s#readme
  ...called(['amazon-k8s-cni'], [61_678]),
  // @see https://kubernetes.io/docs/reference/command-line-tools-reference/kube-proxy/
  ...called(['kube-proxy'], [10_249, 10_256]),
  // @see https://cert-manager.io/docs/devops-tips/prometheus-metrics/
  ...called(['cert-manager-controller', 'cert-manager-cainjector'], [9402, 9403]),
  ...called(['cert-manager-webhook'], [6080, 9402]),
  // Without its admission webhook, which a Service of TLS leads to. @see https://prometheus-operator.dev/docs/platform/operator/
  ...called(['prometheus-operator'], [8080]),
  // @see https://kubernetes-sigs.github.io/external-dns/latest/docs/monitoring/
  ...called(['external-dns'], [7979]),
  // @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md
  ...called(['cluster-autoscaler'], [8085]),
  // @see https://github.com/kubernetes-sigs/descheduler#metrics
  ...called(['descheduler'], [10_258]),
]);

function called(names: readonly string[], ports: readonly number[]): readonly (readonly [string, readonly number[]])[] {
  return names.map((name) => [name, ports]);
}

/** Whether a port is by what the image runs there for whoever watches it. */
export function isKnownWatcherPort({ json }: WrittenContainer, { number }: Pick<ContainerPort, 'number'>): boolean {
  return knownWatcherPorts(repositoryOf(json)).includes(number);
}

/** The ports of what an image's repository is called after that are for whoever watches it. */
export function knownWatcherPorts(repository: string): readonly number[] {
  const [last = '', before = ''] = repository.split('/').reverse();
  // The images of Fluentd for Kubernetes are called after where it sends logs to.
  const name = last.startsWith('fluentd-') && last.length <= LONGEST_OF_FLUENTD ? 'fluentd' : last;
  return OWN_PORTS.get(name) ?? OWN_PORTS.get(`${before}/${last}`) ?? [];
}

const LONGEST_OF_FLUENTD = 48;

/**
 * Whether a container runs what others push to, or query, at the port at which it is scraped as well, which its charts call
 * `http-metrics`: that is for clients, whatever it is called.
 *
 * @see https://github.com/prometheus/pushgateway
 * @see https://grafana.com/docs/loki/latest/reference/loki-http-api/ and those of Mimir, Tempo and Pyroscope
 * @see https://cortexmetrics.io/docs/api/
 */
export function isAskedWhereWatched({ json }: WrittenContainer): boolean {
  return ASKED_WHERE_WATCHED.test(repositoryOf(json));
}

const ASKED_WHERE_WATCHED =
  /(?:^|[/-])(?:push-?gateway|prom-aggregation-gateway)$|(?:^|\/)(?:loki|mimir|cortex|tempo|pyroscope|phlare|enterprise-(?:logs|metrics|traces)|grafana-(?:loki|mimir|tempo))$/;
