import { check } from '../../lib/check';
import { BUDGET, changed, DEPLOYMENT, POD, SERVICE, together } from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';
import { UNSTATED } from './support/unstated';

const found = (rule: string, text: string, file = 'apps/web/web.yaml') =>
  check(manifestsIn(text).map((manifest) => ({ ...manifest, file }))).findings.filter((one) => one.rule === rule);
const isTold = (rule: string, text: string, file?: string) => found(rule, text, file).length > 0;

const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';
const STARTUP = 'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }';
const IMAGE = 'image: registry.example.com/web:1.4.2';

describe('A number of replicas that Argo CD leaves to somebody else', () => {
  const one = changed(DEPLOYMENT, { ...UNSTATED, 'replicas: 3': 'replicas: 1' });
  const application = (ignored: string, path = 'apps/web', kind = 'Application') =>
    `apiVersion: argoproj.io/v1alpha1\nkind: ${kind}\nmetadata: { name: web }\nspec: ${
      kind === 'Application' ? '' : '{ template: { spec: '
    }{ source: { path: "${path}" }, ignoreDifferences: [${ignored}] }${kind === 'Application' ? '' : ' } }'}\n`;
  const REPLICAS = '{ group: apps, kind: Deployment, jsonPointers: [/spec/replicas] }';
  const told = (...others: readonly string[]) => isTold('single-replica', together(one, SERVICE, ...others));

  test.each([
    ['by a pointer', application(REPLICAS)],
    ['by an expression', application('{ kind: "*", jqPathExpressions: [.spec.replicas] }')],
    ['by its name', application('{ kind: Deployment, name: web, jsonPointers: [/spec/replicas] }')],
    ['by an ApplicationSet', application(REPLICAS, 'apps/{{ .name }}', 'ApplicationSet')],
  ])('is not the one that the manifest says: %s', (_, text) => {
    expect(told(text)).toBe(false);
  });

  test.each([
    ['nothing leaves it', ''],
    ['another field is left', application('{ kind: Deployment, jsonPointers: [/spec/template] }')],
    ['another kind is left', application('{ kind: StatefulSet, jsonPointers: [/spec/replicas] }')],
    ['another one is left', application('{ kind: Deployment, name: mailer, jsonPointers: [/spec/replicas] }')],
    ['another folder is applied so', application(REPLICAS, 'apps/mailer')],
    ['nobody knows which folder', application(REPLICAS, '{{ .path }}', 'ApplicationSet')],
  ])('is told where %s', (_, text) => {
    expect(told(...(text === '' ? [] : [text]))).toBe(true);
  });
});

describe('A Pod that tests a release', () => {
  const test_ = changed(POD, {}).replace('annotations:', 'annotations:\n    helm.sh/hook: test');
  const one = together(
    changed(DEPLOYMENT, { ...UNSTATED, 'replicas: 3': 'replicas: 1' }),
    SERVICE,
    changed(BUDGET, { 'maxUnavailable: 1': 'minAvailable: 1' }),
  );

  test('carries the labels of others for seconds, and is no pod of their budgets', () => {
    expect(isTold('budget-blocks-drain', one)).toBe(true);
    expect(isTold('budget-blocks-drain', together(one, test_.replace('name: web', 'name: web-test')))).toBe(true);
  });
});

describe('A proxy in front of an application', () => {
  const fronted = (image: string, probe: string) =>
    together(
      changed(DEPLOYMENT, {
        ...UNSTATED,
        [IMAGE]: `image: ${image}`,
        [READINESS]: '',
        [STARTUP]: '',
      })
        .replace(
          '      containers:\n',
          `      containers:\n        - { name: app, image: "app:1", ports: [{ name: app, containerPort: 9000 }]${probe} }\n`,
        )
        .replace('lifecycle:', 'args: ["--upstream=http://127.0.0.1:9000"]\n          lifecycle:'),
      SERVICE,
    );
  const names = (text: string) => found('readiness-missing', text).map(({ numbers }) => numbers['container']);
  const PROBE = ', readinessProbe: { httpGet: { path: /, port: app } }';

  test('that listens at once needs no probe of its own: what is said is said of the application', () => {
    expect(names(fronted('quay.io/oauth2-proxy/oauth2-proxy:v7.6.0', PROBE))).toEqual([]);
    expect(names(fronted('quay.io/oauth2-proxy/oauth2-proxy:v7.6.0', ''))).toEqual(['app']);
  });

  test('that nobody knows is asked, as before', () => {
    expect(names(fronted('registry.example.com/gateway:1', PROBE))).toEqual(['web']);
  });
});

describe('A container that listens to its own pod alone', () => {
  const listening = (flag: string) =>
    changed(DEPLOYMENT, {
      ...UNSTATED,
      [IMAGE]: `${IMAGE}\nargs: [${flag}]`,
      [READINESS]: '',
      [STARTUP]: '',
    });
  const told = (flag: string) => isTold('readiness-missing', listening(flag));

  test.each([
    '"--web.listen-address=127.0.0.1:8080"',
    '"--bind", "127.0.0.1:8080"',
    '"--address=localhost"',
    '"--host", "127.0.0.1"',
    '"--listen=http://[::1]:8080/"',
  ])('gets no requests, whatever port it declares: %s', (flag) => {
    expect(told(flag)).toBe(false);
  });

  test.each([
    '"--bind=0.0.0.0:8080"',
    '"--bind=127.0.0.1:9090"',
    '"--redis-host=127.0.0.1"',
    '"--upstream=http://127.0.0.1:8080"',
    '"--bind=127.0.0.1", "--listen=:8080"',
  ])('gets them where it listens elsewhere, or only asks there: %s', (flag) => {
    expect(told(flag)).toBe(true);
  });
});
