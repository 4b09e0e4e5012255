import { compareReleases, type Finding } from '../../lib/check';
import {
  AUTOSCALER,
  changed,
  INGRESS,
  JOB,
  SERVICE,
  STATEFUL_SET,
  together,
  WEB,
} from '../../lib/rules/support/example';
import { manifestsIn } from '../rules/support/manifests';

const findings = (before: string, after: string): readonly Finding[] =>
  compareReleases(manifestsIn(before), manifestsIn(after)).findings;
const rules = (before: string, after: string) => findings(before, after).map(({ rule }) => rule);

const PORTS = 'ports: [{ name: http, containerPort: 8080 }]';
const GRACE = 'terminationGracePeriodSeconds: 25';
const object = (kind: string, name: string, rest = 'data: { MODE: a, LEVEL: b }') =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: { name: ${name} }\n${rest}\n`;
const inContainer = (field: string) => changed(WEB, { [PORTS]: `${field}\n${PORTS}` });
const inPod = (field: string) => changed(WEB, { [GRACE]: `${field}\n${GRACE}` });

describe('what pods need stays as long as they do', () => {
  test.each<[string, string, string]>([
    ['a Secret as variables', inContainer('envFrom: [{ secretRef: { name: keys } }]'), object('Secret', 'keys')],
    [
      'a key of a ConfigMap',
      inContainer('env: [{ name: A, valueFrom: { configMapKeyRef: { name: keys, key: MODE } } }]'),
      object('ConfigMap', 'keys'),
    ],
    ['a ConfigMap as files', inPod('volumes: [{ name: a, configMap: { name: keys } }]'), object('ConfigMap', 'keys')],
    ['a Secret as files', inPod('volumes: [{ name: a, secret: { secretName: keys } }]'), object('Secret', 'keys')],
    [
      'a projected ConfigMap',
      inPod('volumes: [{ name: a, projected: { sources: [{ configMap: { name: keys } }] } }]'),
      object('ConfigMap', 'keys'),
    ],
    [
      'a ServiceAccount',
      inPod('serviceAccountName: keys'),
      object('ServiceAccount', 'keys', 'automountServiceAccountToken: false'),
    ],
  ])('%s is not taken from pods that ask for it still, nor from old ones', (_, asking, needed) => {
    expect(findings(together(asking, needed), asking)).toMatchObject([
      { rule: 'config-removed', severity: 'warning', resource: { kind: 'Deployment' } },
    ]);
    expect(findings(together(asking, needed), WEB)).toMatchObject([
      { rule: 'config-removed', severity: 'warning', resource: { name: 'keys' } },
    ]);
    expect(rules(together(asking, needed), together(asking, needed))).toEqual([]);
  });

  test('a key that goes while its ConfigMap stays is certain to be gone', () => {
    const asking = inContainer('env: [{ name: A, valueFrom: { configMapKeyRef: { name: keys, key: MODE } } }]');
    const less = object('ConfigMap', 'keys', 'data: { LEVEL: b }');
    const [finding] = findings(together(asking, object('ConfigMap', 'keys')), together(asking, less));
    expect(finding).toMatchObject({ rule: 'config-removed', severity: 'error', assumptions: [] });
    expect(finding?.message).toContain('the key MODE of the ConfigMap keys');
  });

  test('what is optional, what nobody asks for, and what only a Job asked for may go', () => {
    const optional = inContainer('envFrom: [{ configMapRef: { name: keys, optional: true } }]');
    expect(rules(together(optional, object('ConfigMap', 'keys')), optional)).toEqual([]);
    expect(rules(together(WEB, object('ConfigMap', 'keys')), WEB)).toEqual([]);
    const job = changed(JOB, { 'restartPolicy: Never': 'restartPolicy: Never\nserviceAccountName: keys' });
    expect(rules(together(WEB, job, object('ServiceAccount', 'keys', '')), WEB)).toEqual([]);
  });

  test('the names that kustomize makes from the content change with every change of it', () => {
    const named = (suffix: string) => `keys-${suffix}`;
    const with_ = (suffix: string) =>
      together(
        inContainer(`envFrom: [{ configMapRef: { name: ${named(suffix)} } }]`),
        object('ConfigMap', named(suffix)),
      );
    expect(rules(with_('7h2kfm4d9t'), with_('5bg4dkm2ht'))).toEqual([]);
    expect(rules(with_('v1'), with_('v2'))).toEqual(['config-removed']);
  });
});

describe('a workload whose name changes is replaced', () => {
  const called = (name: string) =>
    WEB.replaceAll('  name: web\n', `  name: ${name}\n`).replaceAll('app: web', `app: ${name}`);

  test.each([
    ['by cdk8s from its path', 'shop-web-c81100ac', 'shop-web-c8b19f02'],
    ['by the colour of the release', 'web-blue', 'web-green'],
    ['altogether', 'web', 'storefront'],
  ])('%s', (_, before, after) => {
    const [finding, ...others] = findings(called(before), called(after));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: 'workload-renamed', numbers: { old: before, name: after } });
    expect(finding?.message).toContain(`its Service ${before} by the Service ${after}`);
  });

  test('but one of several with the same image takes the place of none for certain', () => {
    const [a, b, c] = ['reader', 'writer', 'checker'].map(called) as [string, string, string];
    expect(rules(together(a, b), c)).toEqual(['service-removed', 'service-removed']);
  });
});

describe('a Service that goes with its workload', () => {
  const mail = WEB.replaceAll('web', 'mail');

  test('is asked for by clients that stay', () => {
    expect(findings(together(WEB, mail), mail)).toMatchObject([
      { rule: 'service-removed', severity: 'warning', resource: { kind: 'Service', name: 'web' } },
    ]);
  });

  test('is told once, with the route that goes, too', () => {
    expect(rules(together(WEB, INGRESS, mail), mail)).toEqual(['route-removed']);
  });

  test('is no loss where it only named the pods to each other, or reached none', () => {
    const peers = changed(SERVICE, {
      'name: web': 'name: web-peers',
      'selector: { app: web }': 'clusterIP: None\nselector: { app: web }',
    });
    const set = together(changed(STATEFUL_SET, { 'serviceName: web': 'serviceName: web-peers' }), peers);
    expect(rules(together(set, mail), mail)).toEqual([]);
    expect(rules(together(changed(WEB, { 'replicas: 3': 'replicas: 0' }), mail), mail)).toEqual([]);
  });
});

describe('a load balancer of a cloud begins anew with a new pool', () => {
  const ALB = changed(INGRESS, {
    'name: web': 'name: web\nannotations: { alb.ingress.kubernetes.io/target-type: ip }',
    'rules:': 'ingressClassName: alb\nrules:',
  });
  const GCE = changed(INGRESS, { 'rules:': 'ingressClassName: gce\nrules:' });
  const NGINX = changed(INGRESS, { 'rules:': 'ingressClassName: nginx\nrules:' });
  const BACKEND = 'service: { name: web, port: { number: 80 } }';
  const green = together(WEB, changed(SERVICE, { 'name: web': 'name: web-green' }));
  const toGreen = (ingress: string) => changed(ingress, { [BACKEND]: BACKEND.replace('name: web', 'name: web-green') });
  const ports = changed(green, {}).replaceAll(
    'ports: [{ port: 80, targetPort: http }]',
    'ports: [{ name: a, port: 80, targetPort: http }, { name: b, port: 81, targetPort: http }]',
  );

  test.each([
    ['another Service behind an ALB', together(green, ALB), together(green, toGreen(ALB))],
    ['another Service behind a load balancer of Google', together(green, GCE), together(green, toGreen(GCE))],
    ['another port', together(ports, ALB), together(ports, ALB.replace('number: 80', 'number: 81'))],
    [
      'another type of target',
      together(green.replaceAll('spec:\n  selector', 'spec:\n  type: NodePort\n  selector'), ALB),
      together(
        green.replaceAll('spec:\n  selector', 'spec:\n  type: NodePort\n  selector'),
        ALB.replace(': ip', ': instance'),
      ),
    ],
  ])('for %s', (_, before, after) => {
    const found = findings(before, after).filter(({ rule }) => rule === 'load-balancer-backend-replaced');
    expect(found).toMatchObject([{ severity: 'warning', resource: { kind: 'Ingress' } }]);
  });

  test.each([
    ['for a proxy in the cluster', together(green, NGINX), together(green, toGreen(NGINX))],
    ['where nothing changes', together(green, ALB), together(green, ALB)],
    ['for a route that is new', green, together(green, ALB)],
  ])('but not %s', (_, before, after) => {
    expect(rules(before, after)).not.toContain('load-balancer-backend-replaced');
  });
});

describe('what changes is told from what to what', () => {
  test('deep in a list that may not change', () => {
    const claims = (size: string) =>
      changed(STATEFUL_SET, {
        'serviceName: web': `serviceName: web\nvolumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: ${size} } } } }]`,
      });
    const [finding] = findings(claims('10Gi'), claims('20Gi'));
    expect(finding?.message).toContain('volumeClaimTemplates[0].spec.resources.requests[storage]');
    expect(finding?.message).toContain('it was 10Gi, and is 20Gi now');
  });

  test('but not what a variable holds', () => {
    const secret = (value: string) =>
      changed(JOB, {
        'image: registry.example.com/import:2.0.0': `image: registry.example.com/import:2.0.0\nenv: [{ name: KEY, value: ${value} }]`,
      });
    const [finding] = findings(secret('hunter-two'), secret('hunter-three'));
    expect(JSON.stringify(finding)).not.toMatch(/hunter/);
    const [added] = findings(JOB, secret('hunter-two'));
    expect(JSON.stringify(added)).not.toMatch(/hunter/);
  });

  test('for the labels that a Service asks for', () => {
    const labelled = (version: string) =>
      WEB.replace('labels: { app: web }', `labels: { app: web, version: ${version} }`).replace(
        'selector: { app: web }',
        `selector: { app: web, version: ${version} }`,
      );
    expect(findings(labelled('v1'), labelled('v2'))[0]?.message).toContain(
      'it asked for app=web,version=v1, and asks for app=web,version=v2 now',
    );
  });
});

describe('an autoscaler that may have fewer replicas takes the rest away at once', () => {
  const autoscaled = changed(together(WEB, AUTOSCALER), { 'replicas: 3': '' });

  test('but not where it had no maximum before, or the minimum alone is lowered', () => {
    const lowered = changed(autoscaled, { 'maxReplicas: 10': 'maxReplicas: 4' });
    expect(rules(autoscaled, lowered)).toEqual(['autoscaler-maximum-lowered']);
    expect(rules(changed(WEB, { 'replicas: 3': 'replicas: 20' }), autoscaled)).not.toContain(
      'autoscaler-maximum-lowered',
    );
    expect(rules(changed(autoscaled, { 'minReplicas: 2': 'minReplicas: 5' }), autoscaled)).toEqual([]);
  });
});
