import { asString, type Container, type Workload } from '../../workload';
import type { WorkloadRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { neededGraceOfPod } from '../support/termination/cut-sidecars';
import { hookWords, rounded, waitSum } from '../support/disruption/drain-words';
import { changed, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { stopAssumptions } from '../support/termination/stop-assumptions';
import { neededWait, stoppingBehind, waitMissing } from '../support/termination/stopping';
import { waitingHookEdits } from '../support/termination/waiting-hook';

const IMAGE = 'image: registry.example.com/web:1.4.2';
const BEHIND = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';
const proxied = (hook: string) =>
  changed(WEB, {
    'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: drains\nzero-downtime/on-sigterm.app: drains',
    [IMAGE]: 'image: nginx:1.29',
  }).replace(
    `          ${BEHIND}\n`,
    `          ${BEHIND}\n        - name: app\n          image: registry.example.com/app:1.4.2\n          ports: [{ name: app, containerPort: 9000 }]\n${hook}`,
  );

/** An application that stops before the proxy in front of it does. */
export const stopsBeforeProxy: WorkloadRule = {
  id: 'stops-before-proxy',
  title: 'An application that stops before the proxy in front of it does',
  severity: 'error',
  effect: 'lost-requests',
  message: '{container}, behind {proxy}, gets SIGTERM {short} s too early: its preStop {preStopIs}, but {sum}',
  why: 'A preStop hook holds up the SIGTERM of its own container only. While the proxy waits in its hook, the application behind it has stopped already: requests are answered with 502.',
  fix: 'let the preStop hook of {container} wait {needed} s or more, too, and leave terminationGracePeriodSeconds at {grace} or more',
  source: [
    'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#container-hooks',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  ],
  presupposes: ['hook-refused', 'pre-stop-never-runs', 'pre-stop-too-short', 'pre-stop-unknown'],
  bad: [proxied('')],
  good: [proxied(`          ${BEHIND}\n`)],
  *check(workload, world) {
    const behind = containerBehind(workload);
    const stopping = behind && stoppingBehind(behind.proxy, behind.container, workload);
    if (!behind || !stopping || !Number.isFinite(stopping.hook.atMost)) return;
    const short = waitMissing(stopping);
    if (short <= 0) return;
    const path = [...stopping.container.path, 'lifecycle', 'preStop'];
    yield {
      path: asFarAsWritten(workload.manifest.object, path),
      numbers: {
        container: stopping.container.name,
        proxy: behind.proxy.name,
        short: rounded(short),
        preStopIs: hookWords(stopping.hook, stopping.container.preStop !== undefined),
        sum: waitSum(stopping),
        needed: Math.ceil(neededWait(stopping)),
        grace: neededGraceOfPod(stopping, workload),
      },
      edits: waitingHookEdits(stopping, workload, world),
      ...restingOn(
        ...stopAssumptions(stopping, workload),
        `${behind.proxy.name} passes requests on to ${stopping.container.name}`,
      ),
    };
  },
};

/** Images that answer requests by asking somebody else. */
const PROXY =
  /(?:^|\/)(?:(?=[\w-]*(?:nginx|envoy|haproxy|traefik|openresty))[\w-]+|caddy|httpd|apache2?|oauth2-proxy|kube-rbac-proxy)(?:[:@]|$)/;

/** What only watches the application. */
const WATCHER = /exporter|metrics|log|agent|proxy|telegraf|fluent|promtail|statsd|otel|jaeger|cloudwatch|datadog/i;

/** The one container behind a proxy, where it is plain which one that is. */
function containerBehind({ containers, serving }: Workload): { proxy: Container; container: Container } | undefined {
  const [proxy, ...otherProxies] = serving;
  if (!proxy || otherProxies.length > 0 || proxy.role !== 'regular' || !PROXY.test(imageOf(proxy))) return undefined;
  const [container, ...others] = containers.filter(
    (one) => one.role === 'regular' && one !== proxy && one.ports.length > 0 && !watches(one),
  );
  return container && others.length === 0 ? { proxy, container } : undefined;
}

function watches(container: Container): boolean {
  return WATCHER.test(`${container.name} ${imageOf(container)}`);
}

function imageOf({ json }: Container): string {
  return asString(json['image']) ?? '';
}
