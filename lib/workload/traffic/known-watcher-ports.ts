import type { ContainerPort, WrittenContainer } from '../containers/container';
import { repositoryOf } from '../image/image-name';

/** Ports at which a program answers to whoever watches it, whatever they are called; what it takes in comes by others. */
interface OwnPorts {
  /** The end of the name of its image's repository. */
  readonly image: RegExp;
  readonly ports: readonly number[];
}

const OWN_PORTS: readonly OwnPorts[] = [
  // @see https://docs.fluentbit.io/manual/administration/monitoring
  { image: /(?:^|\/)(?:aws-for-)?fluent-?bit$/, ports: [2020] },
  // @see https://docs.fluentd.org/monitoring-fluentd/monitoring-rest-api
  { image: /(?:^|\/)fluentd(?:-.{1,40})?$/, ports: [24220, 24231] },
  // Health and metrics. @see https://falco.org/docs/concepts/metrics/
  { image: /(?:^|\/)falco(?:-no-driver)?$/, ports: [8765] },
  // @see https://vector.dev/docs/reference/configuration/api/ and its internal metrics
  { image: /(?:^|\/)vector$/, ports: [8686, 9598] },
  // @see https://www.elastic.co/docs/reference/beats/filebeat/http-endpoint
  { image: /(?:^|\/)(?:audit|file|heart|metric|packet)beat(?:-oss)?$/, ports: [5066] },
  // @see https://grafana.com/docs/alloy/latest/reference/cli/run/ and https://grafana.com/docs/loki/latest/send-data/promtail/
  { image: /(?:^|\/)alloy$/, ports: [12_345] },
  { image: /(?:^|\/)promtail$/, ports: [3101, 9080] },
  // @see https://github.com/influxdata/telegraf/tree/master/plugins/outputs/prometheus_client
  { image: /(?:^|\/)telegraf$/, ports: [9273] },
  // @see https://github.com/kubernetes/node-problem-detector#usage
  { image: /(?:^|\/)node-problem-detector$/, ports: [20_256, 20_257] },
  // @see https://tetragon.io/docs/reference/metrics/
  { image: /(?:^|\/)tetragon$/, ports: [2112] },
  // @see https://docs.tigera.io/calico/latest/reference/felix/configuration
  { image: /(?:^|\/)calico\/node$/, ports: [9091, 9099] },
  // @see https://github.com/aws/amazon-vpc-cni-k8s#readme
  { image: /(?:^|\/)amazon-k8s-cni$/, ports: [61_678] },
  // @see https://kubernetes.io/docs/reference/command-line-tools-reference/kube-proxy/
  { image: /(?:^|\/)kube-proxy$/, ports: [10_249, 10_256] },
  // @see https://cert-manager.io/docs/devops-tips/prometheus-metrics/
  { image: /(?:^|\/)cert-manager-(?:controller|cainjector)$/, ports: [9402, 9403] },
  { image: /(?:^|\/)cert-manager-webhook$/, ports: [6080, 9402] },
  // Without its admission webhook, which a Service of TLS leads to. @see https://prometheus-operator.dev/docs/platform/operator/
  { image: /(?:^|\/)prometheus-operator$/, ports: [8080] },
  // @see https://kubernetes-sigs.github.io/external-dns/latest/docs/monitoring/
  { image: /(?:^|\/)external-dns$/, ports: [7979] },
  // @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md
  { image: /(?:^|\/)cluster-autoscaler$/, ports: [8085] },
  // @see https://github.com/kubernetes-sigs/descheduler#metrics
  { image: /(?:^|\/)descheduler$/, ports: [10_258] },
];

/** Whether a port is by what the image runs there for whoever watches it. */
export function isKnownWatcherPort({ json }: WrittenContainer, { number }: Pick<ContainerPort, 'number'>): boolean {
  return knownWatcherPorts(repositoryOf(json)).includes(number);
}

/** The ports of what an image's repository is called after that are for whoever watches it. */
export function knownWatcherPorts(repository: string): readonly number[] {
  return OWN_PORTS.filter(({ image }) => image.test(repository)).flatMap(({ ports }) => ports);
}

/**
 * Whether a container runs what others push their metrics to: its one port is for clients, whatever it is called.
 *
 * @see https://github.com/prometheus/pushgateway
 */
export function isPushedTo({ json }: WrittenContainer): boolean {
  return /(?:^|[/-])(?:push-?gateway|prom-aggregation-gateway)$/.test(repositoryOf(json));
}
