import { asArray, asObject, asString, type JsonObject } from '../../kubernetes';
import { probeOf, PROBE_KINDS, type WrittenContainer } from '../containers/container';
import { repositoryOf } from '../image/image-name';
import { identityOf, type Manifest } from '../objects/manifest';
import { annotationsOf } from '../traffic/annotations-of';
import { isWatcherTarget, targetsOf } from '../traffic/for-watchers';
import { passesRequestsOn } from './passes-requests-on';

/** Names of what takes its work from a queue. */
const WORKER = /(?:^|[-_.])(?:worker|workers|consumer|consumers|importer|importers)$/;

/** Names of what works by itself on what the API server holds, but for those that stand in the way of requests. */
const CONTROLLER =
  /(?:^|[-_.])(?:operator|controllers?|controller-manager|scheduler|autoscaler|provisioner|reconciler|descheduler)$/;
const ENTRANCE = /ingress|gateway|router|proxy|(?:^|-)(?:ic|lb)-/;

/** Names of pages at which administrators look. A dashboard of something else may be for customers. */
const ADMIN_PAGE =
  /^(?:[a-z]+-)?(?:kubernetes|k8s|kube|chaos|rollouts|ceph|rook|traefik|linkerd|tekton|goldilocks|polaris|nacos|rocketmq|sentinel|apisix|longhorn|litmus|kubevious|skooner)-dashboard$|^(?:hubble|postgres-operator|katib|longhorn|karma|weave-gitops|argo-workflows|tekton|keda)-ui$|viz(?:-frontend|-backend)?$|^(?:kubernetes-)?dashboard-metrics-scraper$/;

/** Annotations by which a Service, or pods, are found by Prometheus. */
const SCRAPED = /prometheus\b.{0,300}\/(?:scrape|port)$/;

/** Ports at which whoever develops an application looks into it. */
const DEBUG = /^(?:debug|debug-http|http-debug|admin|jmx)$/;

/**
 * Whether a workload is called a worker, and nothing but its name and what watches it would have requests come: no port
 * and no probe, or Services that only Prometheus needs.
 */
export function fetchesItsWork(
  workload: Manifest,
  containers: readonly WrittenContainer[],
  services: readonly Manifest[],
): boolean {
  if (!isCalledWorker(workload, containers)) return false;
  return isSilent(containers) || services.every((service) => isForScraping(service, containers));
}

/**
 * Whether nothing but Services that give pods a name would have requests come: the one that a StatefulSet has to have, or
 * those that lead to no port. A port of another one is there for whoever asks it, whether its container declares it or not.
 *
 * @param governing the name of the Service that a StatefulSet has to have
 */
export function isOnlyNamed(
  containers: readonly WrittenContainer[],
  services: readonly Manifest[],
  governing: string | undefined,
): boolean {
  const givesNames = (service: Manifest) => identityOf(service).name === governing || !isLeading(service);
  return services.length > 0 && services.every((one) => isHeadless(one) && givesNames(one)) && isSilent(containers);
}

function isHeadless({ object }: Manifest): boolean {
  return asObject(object['spec'])['clusterIP'] === 'None';
}

/** Whether a Service has a port that leads anywhere: kompose writes one to port 0, since a Service once had to have one. */
function isLeading({ object }: Manifest): boolean {
  return asArray(asObject(object['spec'])['ports']).some((port) => asObject(port)['targetPort'] !== 0);
}

function isCalledWorker(workload: Manifest, containers: readonly WrittenContainer[]): boolean {
  const images = containers.map(({ json }) => repositoryOf(json));
  const names = [identityOf(workload).name, ...containers.map(({ name }) => name), ...images];
  return names.some((name) => WORKER.test(name));
}

/** Whether a workload is by its name a controller, which works by itself. */
export function isCalledController(workload: Manifest): boolean {
  const { name } = identityOf(workload);
  return CONTROLLER.test(name) && !ENTRANCE.test(name);
}

/** Names of what is there once, unless it is known to share its work: who plans, counts, or leads others. */
const SINGLE =
  /(?:^|[-_.])(?:scheduler|beat|coordinator|orchestrator|master|leader|primary|singleton|crond?|clock|job-?manager|sequencer|poller|watchdog)$/;

/** Whether a workload is by its name one of which two would do the work twice, unless they elect one of them. */
export function isCalledSingle(name: string): boolean {
  return (SINGLE.test(name) || CONTROLLER.test(name)) && !ENTRANCE.test(name);
}

/** Whether requests go through it, by its name or what it runs: it may take them by a door that no manifest shows. */
export function isEntrance(workload: Manifest, containers: readonly WrittenContainer[]): boolean {
  return ENTRANCE.test(identityOf(workload).name) || containers.some(passesRequestsOn);
}

/**
 * Whether the kubelet asks it by a socket on its node: a driver of storage or of devices.
 *
 * @see https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/device-plugins/
 */
export function isPluginOfKubelet(podSpec: JsonObject): boolean {
  const paths = asArray(podSpec['volumes']).map((one) => asString(asObject(asObject(one)['hostPath'])['path']) ?? '');
  return paths.some((path) => /^\/var\/lib\/kubelet\/(?:plugins|plugins_registry|device-plugins)(?:\/|$)/.test(path));
}

/** Whether a workload is by its name a page for administrators, which no load balancer leads to. */
export function isAdminPage(workload: Manifest, services: readonly Manifest[]): boolean {
  return ADMIN_PAGE.test(identityOf(workload).name) && services.every((one) => typeOf(one) !== 'LoadBalancer');
}

/** Whether a workload is by its name there for a part of the requests, beside those that go on without it. */
export function isCalledCanary(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[^a-z]+/)
    .includes('canary');
}

/** Names of places where something is tried out; a test of readers, or of a line, is an application. */
const PLACE_OF_TESTS = /(?:^|[-_.])(?<!\b(?:ab|speed|split)[-_.])(?:e2e|tests?|testing)(?:[-_.]|$)/;

/** Names of what stands in for something else. `test-web` and `web-test` do not: a chart, or a stage, is called so. */
const STAND_IN = /(?:^|[-_.])(?:e2e|tester|testserver|mocks?|stub|fake)(?:[-_.]|$)/;

/** Whether a folder or a namespace is by its name that of tests. */
export function isPlaceOfTests(name: string): boolean {
  return PLACE_OF_TESTS.test(name);
}

/** Whether a workload is by its name there only for tests of others: whoever asks it does so again. */
export function isStandIn(name: string): boolean {
  return STAND_IN.test(name);
}

/** Names of what keeps logs, metrics or traces: history, as what Prometheus and Loki keep. */
const HISTORY =
  /(?:^|[-_])(?:logging|monitoring|observability|tracing|telemetry|heapster|zipkin|jaeger|skywalking|efk|elk)(?:[-_]|$)/;

/** Whether something is by its name there for what is told of applications, not for what they keep. */
export function isCalledHistory(name: string): boolean {
  return HISTORY.test(name);
}

/** All that the name of a workload tells here: names that tell the same are as good as each other. */
export function toldByName(name: string): string {
  const forms = [WORKER, CONTROLLER, SINGLE, ENTRANCE, ADMIN_PAGE, STAND_IN, HISTORY].map((pattern) =>
    pattern.test(name),
  );
  return [...forms, isCalledCanary(name)].join(' ');
}

/** Nothing says that anything listens. */
function isSilent(containers: readonly WrittenContainer[]): boolean {
  return containers.every((one) => one.ports.length === 0 && PROBE_KINDS.every((kind) => !probeOf(one, kind)));
}

function isForScraping(service: Manifest, containers: readonly WrittenContainer[]): boolean {
  if (!isInside(service)) return false;
  const targets = targetsOf(service);
  const isScraped = Object.keys(annotationsOf(service)).some((name) => SCRAPED.test(name));
  const isWatched = targets.every((target) => DEBUG.test(target.name ?? '') || isWatcherTarget(target, containers));
  return isScraped || isWatched;
}

function isInside(service: Manifest): boolean {
  return typeOf(service) === 'ClusterIP';
}

function typeOf({ object }: Manifest): string {
  return asString(asObject(object['spec'])['type']) ?? 'ClusterIP';
}
