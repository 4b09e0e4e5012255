import { check, type Finding } from '../../lib/check';
import { changed, POD, SERVICE, together, WEB } from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';
import { UNSTATED } from './support/unstated';

const WEB_UNSTATED = changed(WEB, UNSTATED);

const found = (text: string): readonly Finding[] => check(manifestsIn(text)).findings;
const severities = (rule: string, text: string) =>
  found(text).flatMap((finding) => (finding.rule === rule ? [finding.severity] : []));

const IMAGE = 'image: registry.example.com/web:1.4.2';
const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';

describe('What is short by less than anybody knows assumed numbers by', () => {
  const waiting = (seconds: number, text = WEB_UNSTATED) =>
    changed(text, { [HOOK]: `lifecycle: { preStop: { sleep: { seconds: ${seconds} } } }` });

  test.each([
    [4, ['info']],
    [3, ['warning']],
    [1, ['warning']],
  ])('of a hook of %i s', (seconds, expected) => {
    expect(severities('pre-stop-too-short', waiting(seconds))).toEqual(expected);
  });

  test('is a finding where a load balancer may need much more', () => {
    const alb = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, annotations: { alb.ingress.kubernetes.io/target-type: ip } }
spec: { ingressClassName: alb, defaultBackend: { service: { name: web, port: { number: 80 } } } }
`;
    expect(severities('pre-stop-too-short', together(waiting(5), alb))).toEqual(['warning']);
  });

  test('is a finding where nothing waits, or facts are stated', () => {
    expect(severities('pre-stop-too-short', changed(WEB_UNSTATED, { [HOOK]: '' }))).toEqual(['warning']);
    expect(severities('pre-stop-too-short', waiting(4, WEB))).toEqual(['error']);
  });
});

describe('What is called after a queue or a database', () => {
  const one = (image: string, port: number) =>
    changed(WEB_UNSTATED, {
      [IMAGE]: `image: ${image}`,
      'replicas: 3': 'replicas: 1',
      'ports: [{ name: http, containerPort: 8080 }]': `ports: [{ name: http, containerPort: ${port} }]`,
      '- name: web': '- name: orders-kafka',
    });

  test.each([
    ['registry.example.com/orders:1', 8080, []],
    ['registry.example.com/orders:1', 9092, ['warning']],
    ['registry.example.com/orders-kafka:1', 8080, []],
    ['apache/kafka:4', 9094, ['warning']],
  ])('and runs %s at port %i', (image, port, expected) => {
    expect(severities('data-goes-with-pod', one(image, port))).toEqual(expected);
  });
});

describe('A tunnel that takes requests from connections of its own', () => {
  const tunnel = (image: string, args: string) =>
    changed(WEB_UNSTATED, { [IMAGE]: `image: ${image}${args && `\nargs: [${args}]`}`, [HOOK]: '' });

  test.each([
    ['cloudflare/cloudflared:2026.1.0', '', []],
    ['registry.example.com/tunnel:1', 'cloudflared, --no-autoupdate, tunnel, run', []],
    ['registry.example.com/tunnel:1', 'tunnel, run', ['warning']],
  ])('is done with them when it is told to stop: %s %s', (image, args, expected) => {
    expect(severities('pre-stop-too-short', tunnel(image, args))).toEqual(expected);
  });
});

describe('A Pod by itself', () => {
  const unstated = changed(POD, UNSTATED);
  const bare = unstated.replace(/^ +(?:startupProbe|readinessProbe|lifecycle):.*\n/gm, '');

  test.each([
    ['nothing leads to it but a port that it declares', bare, ['info']],
    ['somebody has written probes and a hook for it', unstated, ['warning']],
    ['a Service leads to it', together(unstated, SERVICE), ['error']],
    [
      'somebody has stated who asks it',
      changed(POD, { 'zero-downtime/on-sigterm: drains': 'zero-downtime/traffic: cluster-ip' }),
      ['error'],
    ],
  ])('where %s', (_, text, expected) => {
    expect(severities('naked-pod', text)).toEqual(expected);
  });
});

describe('A webhook without which the API server goes on', () => {
  const webhook = (kind: string, policy: string) => `apiVersion: admissionregistration.k8s.io/v1
kind: ${kind}WebhookConfiguration
metadata: { name: web }
webhooks:
  - name: web.example.com
    admissionReviewVersions: [v1]
    sideEffects: None
    failurePolicy: ${policy}
    clientConfig: { service: { name: web, namespace: default } }
    rules: [{ apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [configmaps] }]
`;
  const unready = changed(WEB_UNSTATED, {
    'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }': '',
    'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }': '',
  });

  test.each([
    ['Mutating', 'Ignore', []],
    ['Validating', 'Ignore', []],
    ['Mutating', 'Fail', ['warning']],
  ])('need not be ready: %s, %s', (kind, policy, expected) => {
    expect(severities('readiness-missing', together(unready, webhook(kind, policy)))).toEqual(expected);
  });
});

describe('A database whose data go with its pod', () => {
  const database = (label: string, settings: string) =>
    changed(WEB_UNSTATED, {
      'replicas: 3': 'replicas: 1',
      [IMAGE]: `image: postgres:17\nenvFrom: [{ configMapRef: { name: ${settings} } }]`,
    }).replace('      labels: { app: web }', `      labels: { app: web, ${label} }`);

  test.each([
    ['environment: production', 'shop', ['warning']],
    ['environment: development', 'shop', []],
    ['example.com/env: dev', 'shop', []],
    ['stage: testing', 'shop', []],
    ['team: development', 'shop', ['warning']],
    ['team: shop', 'shop-demo-data', []],
    ['team: shop', 'demography', ['warning']],
  ])('labelled %s, with the settings %s', (label, settings, expected) => {
    expect(severities('data-goes-with-pod', database(label, settings))).toEqual(expected);
  });
});
