import { EXPORTERS_THAT_ARE_ASKED } from '../applications/exporters-that-are-asked';
import type { ContainerPort, WrittenContainer } from '../containers/container';
import { flagsOf } from '../containers/flags-of';
import { writtenVariables } from '../containers/written-variables';
import { repositoryOf } from '../image/image-name';
import { isKnownWatcherPort } from './known-watcher-ports';

const WATCHING = 'metrics?|prometheus|telemetry|monitoring|health[a-z]*|probes?|liveness|readiness|pprof|profiling';

/** `--metrics-bind-address=:8080`, `--health-port 8081`, `-metrics-addr=0.0.0.0:9090` */
const FLAG = new RegExp(`^(?=[\\w.-]+$)--?(?:[\\w.-]*[-.])?(?:${WATCHING})(?:[-.][\\w.-]*)?$`, 'i');
const VARIABLE = new RegExp(
  `(?:^|_)(?:${WATCHING})_(?:\\w{1,99}_)?(?:ADDR|ADDRESS|PORT|BIND\\w{0,99}|LISTEN\\w{0,99})$`,
  'i',
);

/** What exporters serve is only scraped, but for those that are asked. */
const EXPORTER = new RegExp(`(?:^|-)(?<!\\b(?:${EXPORTERS_THAT_ARE_ASKED})-)exporter(?:-|$)`);

/** It lets in who may read metrics. @see https://github.com/brancz/kube-rbac-proxy */
const GUARD = /^kube-rbac-proxy(?:-|$)/;

const OPERATOR = /(?:^|-)operator(?:-|$)/;

/** Whether a container's own flags, variables or image tell that this port of it is there for whoever watches it. */
export function tellsWatchers(container: WrittenContainer, port: Pick<ContainerPort, 'number'>): boolean {
  return isOnlyWatched(container) || isKnownWatcherPort(container, port) || settingsTellWatchers(container, port);
}

/** Whether a container is by its name or image there for whoever watches something, with all its ports. */
export function isOnlyWatched(container: WrittenContainer): boolean {
  const { name, json } = container;
  const names = [name, lastPart(repositoryOf(json))];
  return names.some((one) => GUARD.test(one)) || (names.some((one) => EXPORTER.test(one)) && isScrapedAt(container));
}

/**
 * Whether what is called an exporter shows that it is one of metrics: by the product that it is of, a flag, a port
 * among those that exporters take, the name of a port or the path of a probe, or by no port at all. What exports
 * documents for users is called so as well.
 *
 * @param targets the numbers of ports that Services lead to, where it declares none
 * @see https://github.com/prometheus/prometheus/wiki/Default-port-allocations
 */
export function isScrapedAt({ name, json, ports }: WrittenContainer, targets: readonly number[] = []): boolean {
  const numbers = ports.length > 0 ? ports.map((port) => port.number) : targets;
  const names = [name, lastPart(repositoryOf(json))];
  const isByText = names.some((one) => OF_PRODUCT.test(one) || GUARD.test(one)) || SCRAPED.test(textOf(json));
  return (
    isByText || numbers.length === 0 || numbers.some(isOfExporters) || ports.some((port) => isForMetrics(port.name))
  );
}

/** `redis_exporter`, as Prometheus would have them called, and those that are known to be of a product. */
const OF_PRODUCT =
  /_exporter$|(?:^|-)(?:apache|blackbox|consul|dcgm|elasticsearch|haproxy|ipmi|jmx|kafka|memcached|mongodb|mysqld?|nats|nginx|node|pgbouncer|postgres|process|rabbitmq|redis|smartctl|snmp)-exporter$/;

/** A flag of the library that exporters are built with, or the path at which they are scraped. */
const SCRAPED = /--?(?:web\.|metrics|telemetry)|\/metrics\b/;

function textOf({ command, args, livenessProbe, readinessProbe, startupProbe }: WrittenContainer['json']): string {
  return JSON.stringify([command, args, livenessProbe, readinessProbe, startupProbe]);
}

const isOfExporters = (port: number): boolean => port >= 9090 && port < 10_000;

function isForMetrics(name: string | undefined): boolean {
  return /metrics?|^(?:http-)?prom/i.test(name ?? '');
}

/** Whether a container's own flags or variables tell so of this port: one that clients ask, too, may be called so as well. */
function settingsTellWatchers({ json }: WrittenContainer, { number }: Pick<ContainerPort, 'number'>): boolean {
  return flagsOf(json).some(([flag, value]) => FLAG.test(flag) && isPort(value, number)) || isInVariable(json, number);
}

/** Operators work by themselves: without a Service, which their webhooks have, nobody asks them. */
export function isOperator({ name }: WrittenContainer): boolean {
  return OPERATOR.test(name);
}

function isInVariable(json: WrittenContainer['json'], number: number): boolean {
  return writtenVariables(json).some(([name, value]) => VARIABLE.test(name) && isPort(value, number));
}

/** An address or a port: `:8080`, `0.0.0.0:8080`, `8080`. */
function isPort(text: string, number: number): boolean {
  return text === String(number) || text.endsWith(`:${number}`);
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
