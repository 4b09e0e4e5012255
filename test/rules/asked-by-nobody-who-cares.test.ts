import { check } from '../../lib/check';
import {
  BUDGET,
  changed,
  DAEMON_SET,
  DEPLOYMENT,
  SERVICE,
  STATEFUL_SET,
  together,
  WEB,
} from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';
import { UNSTATED } from './support/unstated';

const IMAGE = 'image: registry.example.com/web:1.4.2';
const HYGIENE = ['single-replica', 'readiness-missing', 'budget-missing', 'pre-stop-too-short'];

const found = (text: string) => check(manifestsIn(text)).findings;
const rulesIn = (text: string) => found(text).map(({ rule }) => rule);
const hygieneOf = (text: string) => rulesIn(text).filter((rule) => HYGIENE.includes(rule));

/** A Deployment with next to nothing, and a Service to it. */
const bare = (image: string, name = 'web', replicas = 1, more = '') =>
  `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: ${name} } }
${more}  template:
    metadata: { labels: { app: ${name} } }
    spec: { serviceAccountName: ${name}, containers: [{ name: main, image: '${image}', ports: [{ containerPort: 8080 }] }] }
`;
const asked = (name = 'web', type = 'ClusterIP') =>
  `apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { type: ${type}, selector: { app: ${name} }, ports: [{ port: 8080 }] }
`;

describe('What is there to show that a request arrives, or to be looked at by administrators', () => {
  test.each([
    'traefik/whoami:v1.10',
    'hashicorp/http-echo:1.0',
    'registry.k8s.io/echoserver:1.10',
    'docker.io/kennethreitz/httpbin',
    'docker.io/istio/examples-helloworld-v1',
    'mccutchen/go-httpbin:v2.15.0',
    'grafana/grafana:11.1.0',
    'quay.io/kiali/kiali:v2.0',
    'fluent/fluentd:v1.16',
    'timberio/vector:0.40.0-distroless-libc',
    'registry.k8s.io/metrics-server/metrics-server:v0.7.1',
  ])('is not told to be two, to wait or to be guarded: %s', (image) => {
    expect(hygieneOf(together(bare(image), asked()))).toEqual([]);
    expect(hygieneOf(together(bare(image, 'web', 3), asked()))).toEqual([]);
  });

  test.each(['registry.example.com/web:1', 'nginxdemos/hello', 'ghcr.io/shop/vector-search:1', 'shop/echo-journal:2'])(
    'an application is: %s',
    (image) => {
      expect(hygieneOf(together(bare(image), asked()))).toContain('single-replica');
      expect(hygieneOf(together(bare(image, 'web', 3), asked()))).toContain('budget-missing');
    },
  );

  test('a page of a controller is one by its name, and asked by a load balancer it is none', () => {
    const page = (name: string, type?: string) => hygieneOf(together(bare('a:1', name), asked(name, type)));
    expect([page('queue-viz'), page('chaos-dashboard', 'NodePort')]).toEqual([[], []]);
    expect([page('quiz'), page('chaos-dashboard', 'LoadBalancer')].every((rules) => rules.length > 0)).toBe(true);
  });

  test('nor is what stands in for something else, and what keeps data is not told to be two', () => {
    const one = (name: string) => hygieneOf(together(bare('a:1', name), asked(name)));
    expect(['mock-server', 'payments-stub', 'e2e-client'].map((name) => one(name))).toEqual([[], [], []]);
    const applications = ['shop-test', 'test-web', 'gateway-demo', 'demo-shop', 'contest', 'latest-news'];
    expect(applications.every((name) => one(name).length > 0)).toBe(true);
    expect(['kv', 'files-samba'].some((name) => one(name).includes('single-replica'))).toBe(false);
  });

  test('nor a coordinator of queries, of which a cluster has one', () => {
    const one = (name: string) => hygieneOf(together(bare('a:1', name), asked(name)));
    expect(one('presto-coordinator')).toEqual(['readiness-missing']);
    expect(one('orders-coordinator')).toContain('single-replica');
  });

  test('a port called after Prometheus is scraped, and that of Prometheus itself is asked', () => {
    const scraped = (port: number) =>
      hygieneOf(
        together(bare('a:1'), asked())
          .replace('{ containerPort: 8080 }', `{ name: prometheus, containerPort: ${port} }`)
          .replace('port: 8080', `name: prometheus, port: ${port}`),
      ).length;
    expect([scraped(9100), scraped(9963), scraped(9090) > 0]).toEqual([0, 0, true]);
  });

  test('a startup probe holds requests back until it has started, where nobody has stated more', () => {
    const probed = changed(WEB, {
      'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }': '',
    });
    expect(hygieneOf(probed)).toEqual(['readiness-missing']);
    expect(hygieneOf(changed(probed, UNSTATED))).not.toContain('readiness-missing');
  });

  test('CoreDNS answers on after SIGTERM where its Corefile says so', () => {
    const dns = (lameduck: string) =>
      hygieneOf(
        together(
          bare('registry.k8s.io/coredns/coredns:v1.11.3', 'dns', 2).replace(
            'spec: { serviceAccountName: dns, containers: [{ name: main,',
            'spec: { volumes: [{ name: c, configMap: { name: dns } }], containers: [{ name: main, volumeMounts: [{ name: c, mountPath: /etc/coredns }],',
          ),
          asked('dns'),
          `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: dns }\ndata:\n  Corefile: |\n    .:53 {\n      health {\n        ${lameduck}\n      }\n    }\n`,
        ),
      );
    expect(dns('lameduck 5s')).toEqual(['readiness-missing', 'budget-missing']);
    expect(dns('# lameduck')).toContain('pre-stop-too-short');
  });

  test('a cache that is one pod of a StatefulSet is no gap', () => {
    const one = changed(together(STATEFUL_SET, SERVICE), { 'replicas: 3': 'replicas: 1', ...UNSTATED });
    expect(rulesIn(one)).toContain('stateful-set-alone');
    expect(rulesIn(changed(one, { [IMAGE]: 'image: memcached:1.6' }))).not.toContain('stateful-set-alone');
  });
});

describe('What works on objects of the API server', () => {
  const rights = (resource: string, verb: string, name = 'web') =>
    together(
      `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: ${name} }
rules: [{ apiGroups: ['*'], resources: [${resource}], verbs: [get, ${verb}] }]
`,
      `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: ${name} }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${name} }
subjects: [{ kind: ServiceAccount, name: ${name}, namespace: default }]
`,
    );

  test('is a controller where it may watch workloads or kinds of its own, and no Service leads to it', () => {
    const told = (text: string) => hygieneOf(text).length > 0;
    expect(told(together(bare('a:1'), rights('deployments', 'watch')))).toBe(false);
    expect(told(together(bare('a:1'), rights('canaries', '"*"')))).toBe(false);
    expect(told(together(bare('a:1'), rights('deployments', 'list')))).toBe(true);
    expect(told(together(bare('a:1'), rights('configmaps', 'watch')))).toBe(true);
    expect(told(together(bare('a:1', 'gateway'), rights('httproutes', 'watch', 'gateway')))).toBe(true);
    expect(told(together(bare('a:1'), asked(), rights('deployments', 'watch')))).toBe(true);
  });

  test('is called so, and its Service is asked by its own parts: one pod of it is enough', () => {
    const one = (name: string, ...more: readonly string[]) =>
      rulesIn(together(bare('a:1', name), asked(name), ...more)).some((rule) => /^(?:single-|webhook-)/.test(rule));
    expect([one('jobs-operator'), one('jobs')]).toEqual([false, true]);
    expect(one('jobs-operator', webhookFor('jobs-operator', "''", 'pods'))).toBe(true);
  });

  const webhookFor = (service: string, group: string, resource: string) =>
    `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: checks }
webhooks:
  - name: checks.example.com
    admissionReviewVersions: [v1]
    sideEffects: None
    failurePolicy: Fail
    clientConfig: { service: { name: ${service}, namespace: default, port: 8080 } }
    rules: [{ apiGroups: [${group}], apiVersions: ['*'], operations: [CREATE], resources: [${resource}] }]
`;

  test('and a webhook of its own kinds is asked again, one of pods at once or not at all', () => {
    const early = (group: string, resource: string) =>
      hygieneOf(together(bare('a:1', 'checks', 2), asked('checks'), webhookFor('checks', group, resource)));
    expect(early('example.com', 'shops')).not.toContain('pre-stop-too-short');
    expect(early("''", 'pods')).toContain('pre-stop-too-short');
    const alone = (policy: string) =>
      rulesIn(
        together(bare('a:1', 'checks'), asked('checks'), webhookFor('checks', 'example.com', 'shops')).replace(
          'failurePolicy: Fail',
          `failurePolicy: ${policy}`,
        ),
      );
    expect([alone('Fail'), alone('Ignore')].map((rules) => rules.includes('single-replica'))).toEqual([true, false]);
    expect(early('networking.k8s.io', 'ingresses')).toContain('pre-stop-too-short');
  });
});

describe('One pod that nobody has forgotten to make two', () => {
  const one = (more: string, image = 'a:1') => hygieneOf(together(bare(image, 'web', 1, more), asked()));

  test('is recreated: no second one may run beside it', () => {
    expect(one('')).toContain('single-replica');
    expect(one('  strategy: { type: RollingUpdate }\n')).toContain('single-replica');
    expect(one('  strategy: { type: Recreate }\n')).not.toContain('single-replica');
  });

  test('is recreated by a controller, which a note tells where a Service leads to it', () => {
    const noted = (text: string) =>
      check(manifestsIn(text))
        .notices.filter(({ code }) => code === 'gap-by-strategy')
        .map(({ message }) => message);
    const recreated = (replicas = 1) => bare('a:1', 'web-controller', replicas, '  strategy: { type: Recreate }\n');
    expect(noted(together(recreated(), asked('web-controller')))).toEqual([
      expect.stringMatching(/^1 workload runs .*Recreate.*: web-controller;/),
    ]);
    expect(noted(together(recreated(2), asked('web-controller')))).toEqual([]);
    expect(noted(together(bare('a:1', 'web-controller'), asked('web-controller')))).toEqual([]);
    expect(noted(recreated())).toEqual([]);
    expect(noted(together(recreated().replaceAll('a:1', 'postgres:17'), asked('web-controller')))).toEqual([]);
  });

  test('takes a device of its node', () => {
    const wanting = (name: string) =>
      together(bare('a:1').replace("image: 'a:1'", `image: 'a:1', resources: { limits: { ${name}: 1 } }`), asked());
    expect(hygieneOf(wanting('nvidia.com/gpu'))).not.toContain('single-replica');
    expect(hygieneOf(wanting('cpu'))).toContain('single-replica');
  });

  test('is written into the template of a chart, beside others that values count', () => {
    const chart = (web: boolean, other: boolean, file = 'chart/templates/other.yaml') => {
      const counted = (isCounted: boolean) => ({
        renderedFrom: 'chart',
        defaultsBehind: () => (isCounted ? ['replicaCount'] : undefined),
      });
      const rendered = [
        ...manifestsIn(together(bare('a:1'), asked())).map((one) => ({
          ...{ ...one, ...counted(web) },
          file: 'chart/templates/web.yaml',
        })),
        ...manifestsIn(bare('b:1', 'beside')).map((one) => ({ ...one, ...counted(other), file })),
      ];
      return check(rendered).findings.some(
        ({ rule, resource }) => rule === 'single-replica' && resource.name === 'web',
      );
    };
    expect([chart(false, true), chart(false, false)]).toEqual([false, true]);
    expect(chart(false, true, 'chart/templates/beside/other.yaml')).toBe(false);
    expect(chart(false, true, 'chart/charts/beside/templates/other.yaml')).toBe(true); // somebody else has written it
  });
});

test('Readiness is worth a word where a rollout keeps the old pod until then', () => {
  const told = (replicas: number, strategy: string) =>
    hygieneOf(together(bare('a:1', 'web', replicas, strategy), asked())).includes('readiness-missing');
  const unavailable = (number: string) => `  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: ${number} } }\n`;
  expect([told(1, ''), told(1, unavailable('0')), told(1, unavailable('99%'))]).toEqual([true, true, true]);
  expect([told(1, unavailable('1')), told(1, unavailable('100%'))]).toEqual([false, false]);
  expect(told(3, unavailable('1'))).toBe(true);
});

describe('A rollout that takes all away', () => {
  test('of the agents of all nodes is meant, unless clients come from outside', () => {
    const all = changed(DAEMON_SET, {
      'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'rollingUpdate: { maxUnavailable: 100% }',
    });
    const told = (text: string) => rulesIn(text).includes('rollout-below-wanted');
    expect(told(together(all, SERVICE))).toBe(true);
    expect(told(changed(together(all, SERVICE), UNSTATED))).toBe(false);
    expect(told(changed(together(all, SERVICE.replace('spec:', 'spec:\n  type: LoadBalancer')), UNSTATED))).toBe(true);
  });

  test('and is recreated is right for two versions that may not run at once: that is said', () => {
    const recreated = changed(WEB, { 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'type: Recreate' });
    const of = (text: string) => found(text).find(({ rule }) => rule === 'rollout-below-wanted');
    expect(of(recreated)?.severity).toBe('error');
    expect(rulesIn(changed(recreated, UNSTATED))).not.toContain('pre-stop-too-short');
    expect(of(changed(recreated, UNSTATED))).toMatchObject({
      severity: 'warning',
      assumptions: ['pods of two versions of web may run at once'],
    });
    expect(of(changed(recreated, { ...UNSTATED, [IMAGE]: 'image: sonarqube:datacenter-app' }))).toBeUndefined();
  });
});

test('A drain is as soon at its end with more pods where the budget lets go a part of them', () => {
  const behind = (kind: string, budget: string) =>
    found(
      together(
        changed(DEPLOYMENT, {
          'zero-downtime/slowest-start: 30s': 'zero-downtime/slowest-start: 1s',
          'zero-downtime/on-sigterm: drains': `zero-downtime/on-sigterm: drains\nzero-downtime/traffic: ${kind}`,
          'minReadySeconds: 5': 'minReadySeconds: 60',
          'replicas: 3': 'replicas: 2',
        }),
        SERVICE,
        BUDGET.replace('maxUnavailable: 1', `maxUnavailable: ${budget}`),
      ),
    ).find(({ rule }) => rule === 'drain-outruns-routing')?.fix;
  const EDGE = 'custom(name=edge drain-lag=5s first-use=9s)';
  expect(behind(EDGE, '1')).toMatch(/^run 3 replicas or more, or give the pods a readiness gate/);
  expect(behind(EDGE, '50%')).toMatch(/^give the budget maxUnavailable: 1, and run 3 replicas or more, or give/);
  expect(behind('node-health-check(drain-lag=5s first-use=9s)', '50%')).toBe(
    'give the budget maxUnavailable: 1, and run 3 replicas or more',
  );
});
