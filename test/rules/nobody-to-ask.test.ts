import { check } from '../../lib/check';
import { RULES } from '../../lib/rules';
import { BUDGET, changed, SERVICE, together, WEB } from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';

const UNSTATED = (text: string) => text.replace(/ {4}zero-downtime\/.*\n/g, '').replace('  annotations:\n', '');
const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';
const [DEPLOYMENT = ''] = UNSTATED(changed(WEB, { [HOOK]: '' })).split('---\n');
const ACCOUNT = `apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
`;

const lost = (text: string, more: object = {}) =>
  check(manifestsIn(text).map((manifest) => ({ ...manifest, ...more })))
    .findings.map(({ rule }) => rule)
    .filter((id) => RULES.some((rule) => rule.id === id && rule.effect === 'lost-requests'));

describe('a chart is all that there is', () => {
  const CHART = { isRendered: true, renderedFrom: 'chart', directory: 'chart' };

  test('what it has no Service for is asked by nobody', () => {
    expect(lost(together(DEPLOYMENT, ACCOUNT), CHART)).toEqual([]);
  });

  test.each([
    ['its Service leads to it', SERVICE],
    [
      'its Service leads nowhere, as one does that misspells the labels',
      changed(SERVICE, { 'selector: { app: web }': 'selector: { app: wbe }' }),
    ],
    [
      'an Ingress leads to a Service of somebody else',
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: web }\nspec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }\n',
    ],
    [
      'something makes its Service',
      'apiVersion: flagger.app/v1beta1\nkind: Canary\nmetadata: { name: web }\nspec: {}\n',
    ],
  ])('but not where %s', (_what, more) => {
    expect(lost(together(DEPLOYMENT, more), CHART)).toContain('pre-stop-too-short');
  });

  test('nor where a file is all that is read, or the facts are stated', () => {
    expect(lost(together(DEPLOYMENT, ACCOUNT))).toContain('pre-stop-too-short');
    const [stated = ''] = changed(WEB, { [HOOK]: '' }).split('---\n');
    expect(lost(stated, CHART)).toContain('pre-stop-too-short');
  });
});

describe('no pod loses no request', () => {
  const of = (replicas: string) => changed(WEB, { [HOOK]: '', 'replicas: 3': replicas });

  test('whatever is written of the pods that are not there', () => {
    expect(lost(together(of('replicas: 3'), BUDGET))).toContain('pre-stop-too-short');
    expect(lost(of('replicas: 0'))).toEqual([]);
  });

  test('but an autoscaler that starts from none has pods', () => {
    const scaled = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web }
spec: { scaleTargetRef: { name: web }, minReplicaCount: 0, maxReplicaCount: 5, triggers: [{ type: cron, metadata: {} }] }
`;
    expect(lost(together(of('replicas: 0'), scaled))).toContain('pre-stop-too-short');
  });
});

describe('a headless Service by which members find each other', () => {
  const LABELS = { 'selector: { app: web }': 'selector: { app: web, part: history }' };
  const members = DEPLOYMENT.replaceAll('{ app: web }', '{ app: web, part: history }').replace(
    'ports: [{ name: http, containerPort: 8080 }]',
    'ports: [{ name: http, containerPort: 8080 }, { name: gossip, containerPort: 6934 }, { name: metrics, containerPort: 9090 }]',
  );
  const headless = (ports: string, more = '') =>
    changed(SERVICE, {
      'name: web': 'name: web-headless',
      ...LABELS,
    }).replace(/ports: .*/, `clusterIP: None\n  ${more}ports: [${ports}]`);
  const frontend = changed(SERVICE, {
    'name: web': 'name: web-frontend',
    'selector: { app: web }': 'selector: { app: web, part: frontend }',
  });
  const RPC = '{ name: rpc, port: 8080, targetPort: http }';
  const GOSSIP = '{ name: grpc-membership, port: 6934, targetPort: gossip }';
  const METRICS = '{ name: metrics, port: 9090, targetPort: metrics }';
  const EARLY = 'publishNotReadyAddresses: true\n  ';

  test.each([
    ['publishes those that are not ready', headless(`${RPC}, ${GOSSIP}, ${METRICS}`, EARLY)],
    ['has ports of peers and of watchers alone', headless(`${GOSSIP}, ${METRICS}`)],
  ])('is no way of clients, which ask another Service of the application: it %s', (_what, service) => {
    expect(lost(together(members, service, frontend))).not.toContain('pre-stop-too-short');
  });

  test.each([
    ['no other Service is there to ask', [headless(`${RPC}, ${GOSSIP}`, EARLY)]],
    ['it has a port for clients and leads to those that are ready', [headless(`${RPC}, ${GOSSIP}`), frontend]],
    ['it has no port of peers', [headless(RPC, EARLY), frontend]],
    [
      'the other one is of another application',
      [
        headless(`${RPC}, ${GOSSIP}`, EARLY),
        changed(frontend, { 'selector: { app: web, part: frontend }': 'selector: { app: shop, part: frontend }' }),
      ],
    ],
  ])('but it is one where %s', (_what, services) => {
    expect(lost(together(members, ...services))).toContain('pre-stop-too-short');
  });
});

describe('a webhook that is built with the library of Knative', () => {
  const variables = (names: readonly string[]) =>
    `env: [${names.map((name) => `{ name: ${name}, value: a }`).join(', ')}]`;
  const of = (...names: readonly string[]) => {
    const image = 'image: registry.example.com/web:1.4.2';
    return lost(together(changed(DEPLOYMENT, { [image]: `${image}\n${variables(names)}` }), SERVICE));
  };

  test.each([
    ['SYSTEM_NAMESPACE', 'CONFIG_LOGGING_NAME', 'WEBHOOK_NAME'],
    ['SYSTEM_NAMESPACE', 'METRICS_DOMAIN', 'WEBHOOK_PORT'],
  ])('drains itself, wherever its image is: %s, %s, %s', (...names) => {
    expect(of(...names)).not.toContain('pre-stop-too-short');
  });

  test.each([
    ['SYSTEM_NAMESPACE', 'METRICS_DOMAIN'],
    ['WEBHOOK_NAME', 'METRICS_DOMAIN'],
  ])('but %s and %s are not enough to tell', (...names) => {
    expect(of(...names)).toContain('pre-stop-too-short');
  });
});
