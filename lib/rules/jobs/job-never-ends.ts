import type { FieldPath } from '../../kubernetes';
import { asArray, asObject, asString, isIdle, type Container, type Workload, type World } from '../../workload';
import type { WorkloadRule } from '../rule';
import { JOB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { injectedProxy } from '../../workload';

const IMAGE = '          image: registry.example.com/import:2.0.0\n';
const LABELS = '      labels: { app: import }\n';
const beside = (container: string) => JOB.replace(IMAGE, `${IMAGE}        - ${container}\n`);
const injected = (more: string) =>
  JOB.replace(LABELS, `${LABELS}      annotations: { linkerd.io/inject: enabled${more} }\n`);

/** A Job that never ends, since something beside it runs on. */
export const jobNeverEnds: WorkloadRule = {
  id: 'job-never-ends',
  title: 'A Job that never ends, since a proxy or an idle container beside it runs on',
  severity: 'error',
  effect: 'stuck',
  message: '{name} never ends: when its work is done, {beside} runs on',
  why: 'A pod has ended when all of its ordinary containers have. A proxy does not end by itself, nor does a container that only waits: the Job stays active, what waits for it waits on (a release, the next run of a CronJob), and its pod keeps its place on the node.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers',
    'https://github.com/istio/istio/issues/11659',
    'https://linkerd.io/2/reference/proxy-configuration/',
  ],
  presupposes: ['job-refused', 'container-refused'],
  bad: [
    beside('{ name: cloud-sql-proxy, image: "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.8.0" }'),
    beside('{ name: linkerd-proxy, image: "cr.l5d.io/linkerd/proxy:stable-2.13.0" }'),
    injected(''),
    beside('{ name: debug, image: "busybox:1.37", command: [sleep, infinity] }'),
  ],
  good: [JOB, injected(', config.beta.linkerd.io/proxy-enable-native-sidecar: "true"')],
  *check(workload, world) {
    if (!workload.runsToCompletion || endsProxies(workload)) return;
    const beside = writtenProxy(workload) ?? idleOne(workload) ?? injectedOne(workload, world);
    if (!beside) return;
    const { name } = workload.identity;
    yield {
      path: beside.path,
      numbers: { name, beside: beside.words, mend: beside.mend },
      ...restingOn(...beside.assumptions),
    };
  },
};

/** What runs on beside the work. */
interface Beside {
  readonly path: FieldPath;
  readonly words: string;
  readonly mend: string;
  readonly assumptions: readonly string[];
}

/** Proxies that run until they are stopped. */
const PROXY_NAME = /^(?:istio-proxy|linkerd-proxy|consul-dataplane|kuma-sidecar)$/;
const PROXY_IMAGE =
  /(?:^|\/)(?:linkerd\/proxy|proxyv2|cloud-sql-proxy|gce-proxy|alloydb-auth-proxy|envoy|pgbouncer|haproxy)(?:[:@]|$)/;

function writtenProxy({ containers }: Workload): Beside | undefined {
  const regular = containers.filter(({ role }) => role === 'regular');
  const found = regular.find((one) => isProxy(one) && !quits(one));
  if (!found || regular.every(isProxy)) return undefined;
  return {
    path: [...found.path, 'name'],
    words: `its container ${found.name}`,
    mend: `write ${found.name} as a native sidecar: under initContainers, with restartPolicy: Always; else let the work tell it to quit`,
    assumptions: [],
  };
}

/** What only keeps itself running: beside it the work may end, and the pod does not. */
function idleOne({ containers }: Workload): Beside | undefined {
  const regular = containers.filter(({ role }) => role === 'regular');
  const found = regular.find(({ json }) => isIdle(json));
  if (!found || regular.every(({ json }) => isIdle(json))) return undefined;
  return {
    path: [...found.path, 'name'],
    words: `its container ${found.name}, which only waits,`,
    mend: `take the container ${found.name} away, or write it as a native sidecar: under initContainers, with restartPolicy: Always`,
    assumptions: [],
  };
}

function isProxy({ name, json }: Container): boolean {
  return PROXY_NAME.test(name) || PROXY_IMAGE.test(asString(json['image']) ?? '');
}

/** The proxies of Google for databases end at a request, or with the Job, where they are told so. */
function quits({ json }: Container): boolean {
  const words = wordsOf(json).toLowerCase();
  const waits = words.indexOf('term_timeout');
  return /quitquitquit|exit-zero-on-sigterm/.test(words) || (waits >= 0 && words.includes('quit', waits));
}

function injectedOne(workload: Workload, world: World): Beside | undefined {
  const proxy = injectedProxy(workload, world);
  if (!proxy || workload.containers.some(isProxy)) return undefined;
  return {
    path: proxy.path,
    words: `the proxy that ${proxy.mesh} puts beside it`,
    mend: proxy.mend,
    assumptions: [proxy.assumption],
  };
}

/** Whether the work tells the proxy to quit, or sees its processes. */
function endsProxies({ containers, podSpec }: Workload): boolean {
  if (podSpec['shareProcessNamespace'] === true) return true;
  return containers.some(({ json }) =>
    /quitquitquit|linkerd-await|\/shutdown|scuttle|kubexit|pkill|killall/i.test(wordsOf(json)),
  );
}

function wordsOf(json: Container['json']): string {
  const { postStart, preStop } = asObject(json['lifecycle']);
  return JSON.stringify([
    json['image'] ?? '',
    asArray(json['command']),
    asArray(json['args']),
    asArray(json['env']),
    postStart ?? '',
    preStop ?? '',
  ]);
}
