import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { tooEarly } from '../support/termination/too-early';

const IMAGE = 'image: registry.example.com/web:1.4.2';
const BEHIND = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';
const proxied = (hook: string) =>
  changed(WEB, {
    'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: drains\nzero-downtime/on-sigterm.app: drains',
    [IMAGE]: 'image: nginx:1.29',
  }).replace(
    `          ${BEHIND}\n`,
    `          ${BEHIND}\n        - name: app\n          image: registry.example.com/app:1.4.2\n          ports: [{ name: app, containerPort: 9000 }]\n          readinessProbe: { httpGet: { path: /ready, port: app }, periodSeconds: 5 }\n${hook}`,
  );

/** An application that stops before the proxy in front of it does. */
export const stopsBeforeProxy: WorkloadRule = {
  id: 'stops-before-proxy',
  title: 'An application that stops before the proxy in front of it does',
  severity: 'error',
  effect: 'lost-requests',
  message:
    '{container} has to wait as long as {proxy}, which passes requests on to it, and {stops} {short} s too early: its preStop {preStopIs}, but {sum}',
  why: 'A preStop hook holds up the SIGTERM of its own container only. The proxy takes requests as long as some come, and passes them on: where the application behind it has stopped by then, they are answered with 502.',
  fix: 'let the preStop hook of {container} wait {needed} s or more, too{besides}, and {leave} {grace} or more{unless}',
  source: [
    'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#container-hooks',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  ],
  presupposes: ['service-reaches-job', 'hook-refused', 'pre-stop-never-runs', 'stateful-set-alone'],
  bad: [proxied('')],
  good: [proxied(`          ${BEHIND}\n`)],
  check: (workload, world) => tooEarly(workload, world, ({ behind }) => behind !== undefined),
};
