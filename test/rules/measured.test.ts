import { check } from '../../lib/check';
import { BUDGET, changed, DAEMON_SET, SERVICE, STATEFUL_SET, together, WEB } from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';

const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';
const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';
const STARTUP = 'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }';
const PORTS = 'ports: [{ name: http, containerPort: 8080 }]';
const STRATEGY = 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }';
const DRAINS = 'zero-downtime/on-sigterm: drains';
const GRACE = 'terminationGracePeriodSeconds: 25';

/** A native sidecar in front of the application, each with a hook or without. */
const sidecar = (hookOfApp: string, hookOfProxy: string) =>
  changed(WEB, {
    [DRAINS]: `${DRAINS}\nzero-downtime/on-sigterm.app: drains\nzero-downtime/longest-request.app: 20s`,
    '- name: web': '- name: app',
    [PORTS]: 'ports: [{ name: app, containerPort: 9000 }]',
    [STARTUP]: 'startupProbe: { tcpSocket: { port: app }, periodSeconds: 2, failureThreshold: 16 }',
    [READINESS]: 'readinessProbe: { tcpSocket: { port: app } }',
    [HOOK]: hookOfApp,
  }).replace(
    '      containers:\n',
    `      initContainers:
        - name: proxy
          image: registry.example.com/proxy:1
          restartPolicy: Always
          ${PORTS}
          readinessProbe: { tcpSocket: { port: http } }
          ${hookOfProxy}
      containers:\n`,
  );

const found = (text: string) => [...new Set(check(manifestsIn(text)).findings.map(({ rule }) => rule))];

/** Releases that were recorded on a real cluster, under load: what lost requests there has a rule, and what did not has none. */
describe('what a real cluster lost', () => {
  test.each<[string, string, readonly string[]]>([
    ['a clean drain without a hook', changed(WEB, { [HOOK]: '' }), ['pre-stop-too-short']],
    [
      'a hook by tcpSocket',
      changed(WEB, { [HOOK]: 'lifecycle: { preStop: { tcpSocket: { port: http } } }' }),
      ['pre-stop-never-runs'],
    ],
    ['a slow start without a readiness probe', changed(WEB, { [READINESS]: '', [STARTUP]: '' }), ['readiness-missing']],
    [
      'liveness that kills a slow start',
      changed(WEB, { [STARTUP]: 'livenessProbe: { tcpSocket: { port: http }, periodSeconds: 1 }' }),
      ['startup-too-short'],
    ],
    ['Recreate', changed(WEB, { [STRATEGY]: 'type: Recreate' }), ['rollout-below-wanted']],
    [
      'keep-alive connections of an application that exits at once',
      changed(WEB, { [DRAINS]: 'zero-downtime/on-sigterm: exits' }),
      ['pre-stop-too-short'],
    ],
    [
      'a StatefulSet without a hook',
      changed(together(STATEFUL_SET, SERVICE, BUDGET), { [HOOK]: '' }),
      ['pre-stop-too-short'],
    ],
    ['a drain of a node with all replicas on it', together(...WEB.split('---\n').slice(0, 2)), ['budget-missing']],
    ['a native sidecar and no hook', sidecar('', ''), ['pre-stop-too-short']],
    ['a hook on the sidecar in front only', sidecar('', HOOK), ['pre-stop-too-short']],
  ])('%s: a rule says why', (_, text, rules) => {
    expect(found(text)).toEqual(rules);
  });

  test.each<[string, string]>([
    ['a sleep', WEB],
    ['an exec that sleeps', changed(WEB, { [HOOK]: 'lifecycle: { preStop: { exec: { command: [sleep, "5"] } } }' })],
    ['readiness by tcpSocket', changed(WEB, { [READINESS]: 'readinessProbe: { tcpSocket: { port: http } }' })],
    ['maxSurge 100%', changed(WEB, { [STRATEGY]: 'rollingUpdate: { maxSurge: 100%, maxUnavailable: 0 }' })],
    ['a StatefulSet with a hook', together(STATEFUL_SET, SERVICE, BUDGET)],
    [
      'a DaemonSet with a hook',
      changed(together(DAEMON_SET, SERVICE), { [STRATEGY]: 'rollingUpdate: { maxUnavailable: 1 }' }),
    ],
    ['a DaemonSet that surges', together(DAEMON_SET, SERVICE)],
    ['a hook on the application behind a native sidecar', sidecar(HOOK, '')],
    [
      'requests of 2 s, and a hook as long as the grace period',
      changed(WEB, {
        'zero-downtime/longest-request: 20s': 'zero-downtime/longest-request: 2s',
        [GRACE]: 'terminationGracePeriodSeconds: 5',
      }),
    ],
  ])('nothing with %s: no rule fires', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});
