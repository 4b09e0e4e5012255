import { check, type Finding } from '../../lib/check';
import {
  BUDGET,
  changed,
  CRON_JOB,
  JOB,
  SERVICE,
  STATEFUL_SET,
  together,
  WEB,
  WORKER,
} from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';

const named = (rule: string, text: string, kubernetesVersion = '1.30'): readonly Finding[] =>
  check(manifestsIn(text), { kubernetesVersion }).findings.filter((finding) => finding.rule === rule);

const IMAGE = 'image: registry.example.com/web:1.4.2';
const UNSTATED = { 'zero-downtime/on-sigterm: drains': '', 'zero-downtime/longest-request: 20s': '' };

describe('a Job ends when all of its containers do', () => {
  const LABELS = '      labels: { app: import }\n';
  const WORK = '          image: registry.example.com/import:2.0.0\n';
  const beside = (image: string, more = '') =>
    JOB.replace(WORK, `${WORK}        - { name: proxy, image: "${image}"${more} }\n`);
  const annotated = (annotations: string, label = '') =>
    JOB.replace(LABELS, `      labels: { app: import${label} }\n      annotations: { ${annotations} }\n`);
  const ends = (text: string, version?: string) => named('job-never-ends', text, version);

  test.each([
    'gcr.io/cloudsql-docker/gce-proxy:1.33',
    'envoyproxy/envoy:v1.30',
    'docker.io/istio/proxyv2:1.22',
    'edoburu/pgbouncer:1.21',
  ])('not beside %s, for certain', (image) => {
    expect(ends(beside(image))).toMatchObject([{ severity: 'error', effect: 'stuck' }]);
  });

  test('a proxy that mesh puts in is an ordinary container by version and annotation', () => {
    const istio = annotated('a: b', ', sidecar.istio.io/inject: "true"');
    expect(ends(istio)).toMatchObject([{ severity: 'warning' }]);
    expect(ends(istio, '1.34')).toEqual([]);
    expect(
      ends(annotated('sidecar.istio.io/nativeSidecar: "false"', ', sidecar.istio.io/inject: "true"'), '1.34'),
    ).toHaveLength(1);
    expect(ends(annotated('sidecar.istio.io/nativeSidecar: "true"', ', sidecar.istio.io/inject: "true"'))).toEqual([]);
    for (const level of ['', 'alpha.', 'beta.']) {
      const native = `linkerd.io/inject: enabled, config.${level}linkerd.io/proxy-enable-native-sidecar: "true"`;
      expect(ends(annotated(native))).toEqual([]);
    }
  });

  test.each([
    [
      'the work tells the proxy to quit',
      beside('istio/proxyv2:1.22').replace(
        WORK,
        `${WORK}          command: [sh, -c, "./import; curl -X POST localhost:15020/quitquitquit"]\n`,
      ),
    ],
    [
      'the proxy quits by itself',
      beside('gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.8.0', ', args: [--quitquitquit]'),
    ],
    [
      'it sees the processes of the pod',
      JOB.replace('restartPolicy: Never', 'restartPolicy: Never\n      shareProcessNamespace: true').replace(
        WORK,
        `${WORK}        - { name: proxy, image: envoyproxy/envoy }\n`,
      ),
    ],
    [
      'the proxy is a native sidecar',
      JOB.replace(
        '      containers:\n',
        '      initContainers:\n        - { name: proxy, image: envoyproxy/envoy, restartPolicy: Always }\n      containers:\n',
      ),
    ],
    ['it is kept out', annotated('linkerd.io/inject: disabled')],
  ])('it ends where %s', (_, text) => {
    expect(ends(text)).toEqual([]);
  });

  test('a CronJob waits for it, too', () => {
    const text = CRON_JOB.replace(
      '              image: registry.example.com/report:2.0.0\n',
      '              image: registry.example.com/report:2.0.0\n            - { name: proxy, image: envoyproxy/envoy }\n',
    );
    expect(ends(text)).toHaveLength(1);
  });
});

describe('old images of servers are stopped with a signal that cuts', () => {
  const serving = (image: string) =>
    changed(WEB, {
      ...UNSTATED,
      [IMAGE]: `image: ${image}`,
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }': 'lifecycle: { preStop: { sleep: { seconds: 6 } } }',
    });

  test.each([
    'nginx:1.17',
    'nginx:1.14.2-alpine',
    'nginx:1.19.4',
    'nginxinc/nginx-unprivileged:1.16',
    'httpd:2.4.39',
    'httpd:2.2',
    'php:7.3.4-fpm',
    'haproxy:1.8.9',
  ])('%s', (image) => {
    expect(named('image-cuts-requests', serving(image))).toMatchObject([{ severity: 'warning' }]);
  });

  test.each([
    'nginx:1.19.5',
    'nginx:1.19',
    'nginx:1.18',
    'nginx:latest',
    'nginx',
    'httpd:2.4',
    'httpd:2.4.41',
    'php:8.3-fpm',
    'php:7.3.5-fpm',
    'haproxy:2.9',
    'registry.example.com/nginx:1.17',
  ])('but not %s, as far as anybody knows', (image) => {
    expect(named('image-cuts-requests', serving(image))).toEqual([]);
  });
});

describe('a shell that reads a script in keeps SIGTERM for itself', () => {
  const worker = (command: string, grace = 600) =>
    WORKER.replace(
      '          image: registry.example.com/mailer:2.0.0\n',
      `          image: registry.example.com/mailer:2.0.0\n          command: [/bin/sh, -c, "${command}"]\n`,
    )
      .replace('terminationGracePeriodSeconds: 60', `terminationGracePeriodSeconds: ${grace}`)
      .replace('    zero-downtime/longest-request: 60s\n    zero-downtime/on-sigterm: drains\n', '');

  test.each(['. /app/env; ./mailer', 'source /app/env && ./mailer --all', '. a.sh; . b.sh; ./mailer; echo done'])(
    '%s',
    (script) => {
      const [finding, ...others] = named('sigterm-swallowed', worker(script));
      expect(others).toEqual([]);
      expect(finding).toMatchObject({ severity: 'warning' });
      expect(finding?.assumptions[0]).toMatch(/neither replaces the shell nor handles SIGTERM/);
    },
  );

  test.each(['. /app/env; exec ./mailer', "trap 'kill 0' TERM; . /app/env; ./mailer", '. /app/run.sh'])(
    'but not %s',
    (script) => {
      expect(named('sigterm-swallowed', worker(script))).toEqual([]);
    },
  );

  test('and nobody has asked a worker of the usual grace period to end its work in it', () => {
    expect(named('sigterm-swallowed', worker('. /app/env; ./mailer', 30))).toEqual([]);
  });
});

describe('a command of a probe gives up before the probe does', () => {
  const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';
  const asked = (command: string, timeout = '') =>
    named(
      'probe-outlasts-timeout',
      changed(WEB, { [READINESS]: `readinessProbe: { exec: { command: ${command} }, periodSeconds: 20${timeout} }` }),
    );

  test.each([
    ['[nc, -w2, -z, localhost, "8080"]', 2],
    ['[timeout, "10", ./check]', 10],
    ['[wget, -q, --timeout=5, "http://localhost"]', 5],
    ['[sh, -c, "redis-cli -t 3 ping | grep PONG"]', 3],
    ['[sh, -c, \'[ "$(echo ruok | nc -w 4 localhost 2181)" = imok ]\']', 4],
    ['[pg_isready, -t, "3"]', 3],
  ])('%s waits up to %d s', (command, limit) => {
    expect(asked(command)).toMatchObject([{ severity: 'warning', numbers: { limit, timeout: 1 } }]);
    expect(asked(command, `, timeoutSeconds: ${limit}`)).toEqual([]);
  });

  test.each(['[./check]', '[curl, -f, "http://localhost"]', '[cat, /tmp/ready]', '[nc, -z, localhost, "80"]'])(
    '%s does not say how long',
    (command) => {
      expect(asked(command)).toEqual([]);
    },
  );
});

describe('starts that follow one another add up', () => {
  const sidecar = (seconds: number) =>
    `initContainers:\n  - name: proxy\n    image: registry.example.com/proxy:1\n    restartPolicy: Always\n    startupProbe: { httpGet: { path: /, port: 15000 }, periodSeconds: 10, failureThreshold: ${seconds / 10} }`;
  const late = (deadline: number, first: number) =>
    named(
      'progress-deadline-too-short',
      changed(WEB, {
        'terminationGracePeriodSeconds: 25': `terminationGracePeriodSeconds: 25\n${sidecar(first)}`,
        'minReadySeconds: 5': `minReadySeconds: 5\nprogressDeadlineSeconds: ${deadline}`,
      }),
    );

  test('a sidecar before the application', () => {
    const [alone] = late(100, 10);
    const [behind] = late(100, 200);
    expect(Number(behind?.numbers['start']) - Number(alone?.numbers['start'])).toBe(190);
  });
});

describe('budgets of what decides by majority', () => {
  const of = (replicas: number, bound: string) =>
    named(
      'budget-breaks-quorum',
      together(
        changed(STATEFUL_SET, { [IMAGE]: 'image: bitnami/zookeeper:3.9', 'replicas: 3': `replicas: ${replicas}` }),
        SERVICE,
        changed(BUDGET, { 'maxUnavailable: 1': bound }),
      ),
    );

  test.each([
    [3, 'maxUnavailable: 2'],
    [3, 'maxUnavailable: 50%'],
    [3, 'minAvailable: 1'],
    [5, 'minAvailable: 2'],
    [4, 'maxUnavailable: 2'],
  ])('%d members and %s', (replicas, bound) => {
    expect(of(replicas, bound)).toMatchObject([{ severity: 'warning' }]);
  });

  test.each([
    [3, 'maxUnavailable: 1'],
    [3, 'minAvailable: 2'],
    [5, 'maxUnavailable: 2'],
    [5, 'minAvailable: 51%'],
  ])('but not %d members and %s', (replicas, bound) => {
    expect(of(replicas, bound)).toEqual([]);
  });

  test('nor what has copies', () => {
    const copies = together(STATEFUL_SET, SERVICE, changed(BUDGET, { 'maxUnavailable: 1': 'maxUnavailable: 2' }));
    expect(named('budget-breaks-quorum', copies)).toEqual([]);
  });
});

test('the hook of a Linkerd proxy finds no shell in newer images, but a sleep', () => {
  const proxied = (image: string, command: string) =>
    named(
      'pre-stop-never-runs',
      WEB.replace(
        '        - name: web\n',
        `        - name: linkerd-proxy\n          image: ${image}\n          lifecycle: { preStop: { exec: { command: ${command} } } }\n        - name: web\n`,
      ),
    ).length;
  expect(proxied('cr.l5d.io/linkerd/proxy:edge-21.8.1', '[/bin/bash, -c, sleep 25]')).toBe(1);
  expect(proxied('cr.l5d.io/linkerd/proxy:stable-2.14.0', '[sh, -c, sleep 25]')).toBe(1);
  expect(proxied('cr.l5d.io/linkerd/proxy:stable-2.14.0', '[/bin/sleep, "25"]')).toBe(0);
  expect(proxied('cr.l5d.io/linkerd/proxy:stable-2.10.2', '[/bin/bash, -c, sleep 25]')).toBe(0);
});
