import { check, type CheckOptions } from '../../lib/check';
import { readStatedDefaults } from '../../lib/facts';
import {
  AUTOSCALER,
  changed,
  INGRESS,
  JOB,
  SERVICE,
  STATEFUL_SET,
  together,
  WEB,
  WORKER,
} from '../../lib/rules/support/example';
import { readSource } from '../../lib/source';
import { manifestsIn } from './support/manifests';

const STARTUP = 'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }';
const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';
const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';
const PORTS = 'ports: [{ name: http, containerPort: 8080 }]';
const IMAGE = 'image: registry.example.com/web:1.4.2';
const DRAINS = 'zero-downtime/on-sigterm: drains';
const SELECTOR = 'selector: { app: web }';

const found = (text: string, options: CheckOptions = {}) => check(manifestsIn(text), options).findings;
const rulesIn = (text: string, options: CheckOptions = {}) => found(text, options).map(({ rule }) => rule);
const of = (rule: string, text: string) => found(text).find((finding) => finding.rule === rule);

describe('readiness', () => {
  const bare = { [READINESS]: '', [STARTUP]: '' };
  const gate = 'readinessGates: [{ conditionType: target-health.elbv2.k8s.aws/web }]';

  test('a container that alone decides when its pod is ready is sent requests too early: that is certain', () => {
    expect(of('readiness-missing', changed(WEB, bare))?.severity).toBe('error');
  });

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      'another container is asked',
      {
        'containers:': `containers:\n  - name: cache\n    image: cache:1\n    readinessProbe: { exec: { command: [/check] } }`,
      },
      /readiness probe of cache/,
    ],
    [
      'a load balancer asks by its gate',
      {
        [DRAINS]: `${DRAINS}\nzero-downtime/traffic: aws-alb(drain-lag=5s first-use=5s)`,
        'terminationGracePeriodSeconds: 25': `terminationGracePeriodSeconds: 25\n${gate}`,
      },
      /gate/,
    ],
  ])('where %s, it is an assumption', (_, changes, assumed) => {
    const text = changed(WEB, { ...bare, ...changes });
    const finding = of('readiness-missing', text);
    expect([finding?.severity, finding?.assumptions.join()]).toEqual(['warning', expect.stringMatching(assumed)]);
  });

  test('beside a startup probe it is not said that nobody asks at the start', () => {
    const { message, why } = of('readiness-missing', changed(WEB, { [READINESS]: '' })) ?? {};
    expect(message).toMatch(/its startup probe asks at the start only$/);
    expect(why).toMatch(/from the success of its startup probe/);
  });

  test('a startup probe says how long a start takes, whatever readiness waits for', () => {
    const text = changed(WEB, {
      'zero-downtime/slowest-start: 30s': '',
      [READINESS]: 'readinessProbe: { httpGet: { path: /ready, port: http }, initialDelaySeconds: 90 }',
    });
    expect(rulesIn(text)).not.toContain('startup-too-short');
  });
});

describe('labels that controllers give', () => {
  const named = (kind: string, labels: string, text: string) =>
    together(text, changed(SERVICE, { 'name: web': `name: ${kind}`, [SELECTOR]: `selector: { ${labels} }` }));

  test.each([
    ['statefulset.kubernetes.io/pod-name: web-0', STATEFUL_SET],
    ['app: web, apps.kubernetes.io/pod-index: "2"', STATEFUL_SET],
    ['app: web, controller-revision-hash: web-7f9', STATEFUL_SET],
    ['app: web, pod-template-hash: 5d4f8', WEB],
    ['batch.kubernetes.io/job-name: import', JOB],
    ['job-name: import, app: import', JOB],
  ])('a Service that selects by %s selects something', (labels, text) => {
    expect(rulesIn(named('one', labels, text))).not.toContain('service-selects-nothing');
  });

  test.each([
    ['statefulset.kubernetes.io/pod-name: web', STATEFUL_SET],
    ['statefulset.kubernetes.io/pod-name: api-0', STATEFUL_SET],
    ['statefulset.kubernetes.io/pod-name: web-0', WEB],
    ['app: api, apps.kubernetes.io/pod-index: "2"', STATEFUL_SET],
    ['job-name: export', JOB],
  ])('one that selects by %s, which no controller gives, selects nothing', (labels, text) => {
    expect(rulesIn(named('one', labels, text))).toContain('service-selects-nothing');
  });
});

describe('what nothing here resembles comes from elsewhere', () => {
  const inFile = (file: string, text: string) => manifestsIn(text).map((manifest) => ({ ...manifest, file }));
  const rules = (...files: (readonly [string, string])[]) =>
    check(files.flatMap(([file, text]) => inFile(file, text))).findings.map(({ rule }) => rule);
  const selecting = (labels: string) =>
    changed(SERVICE, { 'name: web': 'name: edge', [SELECTOR]: `selector: { ${labels} }` });

  test('a Service for pods that another text has', () => {
    expect(rules(['web.yaml', WEB], ['edge.yaml', selecting('app: envoy')])).toEqual([]);
    expect(rules(['web.yaml', together(WEB, selecting('app: envoy'))])).toEqual(['service-selects-nothing']);
    expect(rules(['web.yaml', WEB], ['edge.yaml', selecting('component: web')])).toEqual(['service-selects-nothing']);
  });

  test('labels of somebody’s own that a controller gives while the pods run', () => {
    expect(rules(['web.yaml', together(WEB, selecting('storage.example.com/leader: "true"'))])).toEqual([]);
  });

  test('a route to a Service of another text', () => {
    const to = (service: string) =>
      changed(INGRESS, {
        'service: { name: web, port: { number: 80 } }': `service: { name: ${service}, port: { number: 8443 } }`,
      });
    expect(rules(['web.yaml', WEB], ['route.yaml', to('identity-provider')])).toEqual([]);
    expect(rules(['web.yaml', together(WEB, to('identity-provider'))])).toEqual(['route-leads-nowhere']);
  });

  test('a port that a configuration, a flag, or a port beside it tells of', () => {
    const ports = (target: string) =>
      changed(WEB, { 'ports: [{ port: 80, targetPort: http }]': `ports: [{ port: 80, targetPort: ${target} }]` });
    expect(rulesIn(ports('9000'))).toEqual(['service-port-unmatched']);
    expect(rulesIn(ports('9000').replace(IMAGE, `${IMAGE}\n          args: ["--listen=:9000"]`))).toEqual([]);
    expect(
      rulesIn(
        together(
          ports('9000'),
          'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { web.conf: "listen 9000" }\n',
        ),
      ),
    ).toEqual([]);
  });
});

describe('an edit that nothing tells is none', () => {
  const editsOf = (ports: string, declared = PORTS) =>
    of(
      'service-port-unmatched',
      changed(WEB, { [PORTS]: declared, 'ports: [{ port: 80, targetPort: http }]': ports }).replaceAll(
        'port: http',
        'port: 8080',
      ),
    )?.edits.map(({ value }) => value);

  test.each<[string, string, string, readonly unknown[]]>([
    [
      'the only port there is',
      'ports: [{ port: 443, targetPort: 443 }]',
      'ports: [{ name: http-envoy-prom, containerPort: 15090 }]',
      [],
    ],
    [
      'a port of a container beside it',
      'ports: [{ name: debug, port: 6060, targetPort: debug }]',
      'ports: [{ containerPort: 2375 }]',
      [],
    ],
    ['the same number', 'ports: [{ port: 8080, targetPort: web }]', PORTS, ['http']],
    ['the same name', 'ports: [{ name: http, port: 80, targetPort: web }]', PORTS, ['http']],
    ['a slip of the pen', 'ports: [{ port: 80, targetPort: htpp }]', PORTS, ['http']],
  ])('%s', (_, ports, declared, edits) => expect(editsOf(ports, declared)).toEqual(edits));

  test('one port of several is missed only by those who ask for it', () => {
    const ports = 'ports: [{ name: a, port: 80, targetPort: http }, { name: b, port: 81, targetPort: nope }]';
    const finding = of('service-port-unmatched', changed(WEB, { 'ports: [{ port: 80, targetPort: http }]': ports }));
    expect([finding?.severity, finding?.assumptions]).toEqual([
      'warning',
      ['somebody sends requests to the port 81 of web'],
    ]);
  });

  test('a route to another port, or another name, than there is', () => {
    const routed = (backend: string) =>
      together(WEB, changed(INGRESS, { 'service: { name: web, port: { number: 80 } }': backend }));
    expect(of('route-leads-nowhere', routed('service: { name: web, port: { number: 8080 } }'))?.edits).toEqual([]);
    expect(of('route-leads-nowhere', routed('service: { name: shop, port: { number: 80 } }'))?.edits).toEqual([]);
    expect(of('route-leads-nowhere', routed('service: { name: wbe, port: { number: 80 } }'))?.edits).toHaveLength(1);
  });
});

test('what an injector completes is not judged by what it lacks; a gateway ends as any does', () => {
  const gateway = changed(WEB, {
    [IMAGE]: 'image: auto',
    [READINESS]: '',
    [STARTUP]: '',
    [HOOK]: '',
    [PORTS]: '',
  }).replace('targetPort: http', 'targetPort: 8443');
  expect(rulesIn(gateway)).toEqual(['pre-stop-too-short']);
});

describe('Jobs', () => {
  const answering = changed(JOB, {
    'image: registry.example.com/import:2.0.0': `image: registry.example.com/import:2.0.0\n${PORTS}`,
  });
  const own = changed(SERVICE, { 'name: web': 'name: import', [SELECTOR]: 'selector: { app: import }' });

  test('a Service for Jobs alone is theirs', () => {
    expect(rulesIn(together(answering, own))).toEqual([]);
    expect(
      rulesIn(
        together(
          answering,
          changed(answering, { 'name: import': 'name: again' }).replace(
            'metadata:\n  name: import',
            'metadata:\n  name: again',
          ),
          own,
        ),
      ),
    ).toEqual([]);
  });

  test('one for others, too, is not', () => {
    const shared = answering.replace('labels: { app: import }', 'labels: { app: web }');
    expect(rulesIn(together(WEB, shared))).toContain('service-reaches-job');
  });
});

describe('one cause, one finding', () => {
  test('nothing serves between the only pod of a StatefulSet and the next one: no hook helps', () => {
    const alone = changed(together(STATEFUL_SET, SERVICE), { 'replicas: 3': 'replicas: 1', [HOOK]: '' });
    expect(rulesIn(alone)).toEqual(['stateful-set-alone']);
  });

  test('nor between those of a Deployment that recreates', () => {
    const text = changed(WEB, {
      'replicas: 3': 'replicas: 1',
      [HOOK]: '',
      'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'type: Recreate',
    });
    expect(rulesIn(text)).not.toContain('pre-stop-too-short');
  });
});

describe('ports that are only watched', () => {
  const one = (port: string, more: Readonly<Record<string, string>>) =>
    changed(WEB.replace(`---\n${SERVICE}`, ''), {
      [PORTS]: `ports: [${port}]`,
      [READINESS]: '',
      [STARTUP]: '',
      [HOOK]: '',
      ...more,
    });

  test.each<[string, string]>([
    ['a flag', one('{ name: http, containerPort: 7979 }', { [IMAGE]: `${IMAGE}\nargs: ["--metrics-address=:7979"]` })],
    [
      'a flag and its value',
      one('{ containerPort: 8081 }', { [IMAGE]: `${IMAGE}\nargs: [--health-probe-bind-address, ":8081"]` }),
    ],
    [
      'a variable',
      one('{ name: web, containerPort: 9102 }', { [IMAGE]: `${IMAGE}\nenv: [{ name: METRICS_PORT, value: "9102" }]` }),
    ],
    [
      'an annotation',
      one('{ name: http, containerPort: 9102 }', {
        'labels: { app: web }': 'labels: { app: web }\nannotations: { prometheus.io/port: "9102" }',
      }),
    ],
    [
      'an exporter',
      one('{ name: http, containerPort: 9187 }', {
        [IMAGE]: 'image: quay.io/prometheuscommunity/postgres-exporter:v0.15.0',
      }),
    ],
    ['an election', one('{ name: http, containerPort: 9443 }', { [IMAGE]: `${IMAGE}\nargs: [--leader-elect]` })],
  ])('%s tells', (_, text) => expect(rulesIn(text)).toEqual([]));

  test('a flag about another port does not', () => {
    expect(
      rulesIn(one('{ name: http, containerPort: 8080 }', { [IMAGE]: `${IMAGE}\nargs: ["--metrics-address=:7979"]` })),
    ).toContain('readiness-missing');
  });
});

test('a number that an autoscaler chooses is said to be its own', () => {
  const scaled = together(WEB, AUTOSCALER).replace(
    'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }',
    'rollingUpdate: { maxSurge: 25%, maxUnavailable: 25% }',
  );
  expect(of('rollout-below-wanted', scaled)?.message).toMatch(
    /3 of 4 replicas \(the HorizontalPodAutoscaler web: 2 to 10\)/,
  );
});

test('a finding about a container points at its name, wherever that stands', () => {
  const text = changed(WEB, { [READINESS]: '', [STARTUP]: '', '- name: web': '- env: []\n  name: web' });
  const [finding] = check(readSource(text, 'web.yaml').manifests).findings;
  expect(text.split('\n')[(finding?.line ?? 0) - 1]).toContain('name: web');
});

test('the longest request that is stated for all is about workers, too, and not about Jobs', () => {
  const { stated } = readStatedDefaults({
    everywhere: { longestRequest: '30m', onSigterm: 'drains', traffic: 'none' },
  });
  const worker = changed(WORKER, { 'zero-downtime/longest-request: 60s': '', 'zero-downtime/on-sigterm: drains': '' });
  expect(rulesIn(worker, { stated })).toContain('grace-too-short');
  const job = changed(JOB, { 'zero-downtime/longest-request: 60s': '', 'zero-downtime/on-sigterm: drains': '' });
  expect(rulesIn(job, { stated })).not.toContain('grace-too-short');
});

describe('a drain asks again every five seconds', () => {
  const behind = (replicas: number, start: string, firstUse: number) =>
    changed(WEB, {
      'replicas: 3': `replicas: ${replicas}`,
      'zero-downtime/slowest-start: 30s': `zero-downtime/slowest-start: ${start}`,
      [DRAINS]: `${DRAINS}\nzero-downtime/traffic: custom(name=edge drain-lag=5s first-use=${firstUse}s)`,
      'minReadySeconds: 5': 'minReadySeconds: 60',
    });

  test('three pods that start at once are taken within ten seconds', () => {
    expect(rulesIn(behind(3, '1s', 9))).toEqual([]);
    expect(rulesIn(behind(3, '1s', 10))).toEqual(['drain-outruns-routing']);
  });

  test('its fix is the smallest that is silent', () => {
    const [, wanted] = /run (\d+) replicas/.exec(found(behind(2, '1s', 9))[0]?.fix ?? '') ?? [];
    expect(wanted).toBe('3');
  });
});

test('more pods are another way than the gate of a load balancer', () => {
  const at = (replicas: number) =>
    of(
      'drain-outruns-routing',
      changed(WEB, {
        [DRAINS]: `${DRAINS}\nzero-downtime/traffic: gke-neg(drain-lag=5s, first-use=40s)`,
        'minReadySeconds: 5': 'minReadySeconds: 60',
        'replicas: 3': `replicas: ${replicas}`,
      }),
    );
  const [, wanted] = /readiness gate \S+, or run (\d+) replicas or more/.exec(at(3)?.fix ?? '') ?? [];
  expect([at(Number(wanted) - 1)?.rule, at(Number(wanted))]).toEqual(['drain-outruns-routing', undefined]);
});

test('a namespace that is not there may give its pods the gate of a load balancer: that is said', () => {
  const text = changed(WEB, {
    [DRAINS]: `${DRAINS}\nzero-downtime/traffic: aws-alb(drain-lag=5s)`,
    'minReadySeconds: 5': 'minReadySeconds: 60',
  });
  const finding = of('drain-outruns-routing', text);
  expect([finding?.severity, finding?.assumptions]).toEqual([
    'warning',
    ['the namespace default gives its pods no readiness gate'],
  ]);
  const told = (label: string) =>
    together(text, `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: default\n  labels: { ${label} }\n`);
  expect(of('drain-outruns-routing', told('elbv2.k8s.aws/pod-readiness-gate-inject: enabled'))).toBeUndefined();
  expect(of('drain-outruns-routing', told('team: shop'))?.assumptions).toEqual([]);
});
