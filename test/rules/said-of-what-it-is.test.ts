import { check } from '../../lib/check';
import { changed, SERVICE, STATEFUL_SET, together, WEB } from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';

const found = (text: string) => check(manifestsIn(text)).findings;
const rulesOf = (text: string) => found(text).map(({ rule }) => rule);

describe('A strategy that a StatefulSet has not', () => {
  const fixOf = (strategy: string) =>
    found(changed(STATEFUL_SET, { 'serviceName: web': `serviceName: web\nstrategy: { type: ${strategy} }` })).find(
      ({ rule }) => rule === 'field-unknown',
    )?.fix;

  test('Recreate has no other place', () => {
    expect(fixOf('Recreate')).toBe('take strategy away');
  });

  test('but RollingUpdate has', () => {
    expect(fixOf('RollingUpdate')).toBe('write updateStrategy');
  });
});

describe('A Service that sends requests to the pods of one node', () => {
  const through = (port: string) =>
    changed(WEB, {
      'ports: [{ port: 80, targetPort: http }]': `type: NodePort\nexternalTrafficPolicy: Local\nports: [${port}]`,
    });

  test.each([
    '{ name: swarm, port: 4001, targetPort: http }',
    '{ name: p2p-tcp, port: 30303, targetPort: http }',
    '{ name: boot, port: 69, targetPort: 8080, protocol: UDP }, { name: p2p, port: 80, targetPort: http }',
  ])('is meant so for %s', (port) => {
    expect(rulesOf(through(port))).not.toContain('node-left-without-pod');
  });

  test.each([
    '{ name: web, port: 80, targetPort: http }',
    '{ name: p2p, port: 4001, targetPort: http }, { name: api, port: 80, targetPort: http }',
  ])('and not for %s', (port) => {
    expect(rulesOf(through(port))).toContain('node-left-without-pod');
  });
});

describe('A Service for pods that no manifest here has', () => {
  const asking = (selector: string, where = '') =>
    together(
      WEB,
      changed(SERVICE, { 'name: web': `name: web-other${where}`, 'selector: { app: web }': `selector: ${selector}` }),
    );

  test.each(['{ k8s-app: kube-dns }', '{ component: kube-scheduler }', '{ component: etcd, tier: control-plane }'])(
    'is one for the cluster: %s',
    (selector) => {
      expect(rulesOf(asking(selector))).not.toContain('service-selects-nothing');
    },
  );

  test.each([
    ['{ app: web-app }', ''],
    ['{ app: web-app, tier: control-plane }', ''],
    ['{ k8s-app: kube-dns }', '\nnamespace: default'],
  ])('is told otherwise: %s %s', (selector, where) => {
    expect(rulesOf(asking(selector, where))).toContain('service-selects-nothing');
  });
});

describe('The sidecar of Dapr that does not know how to wait', () => {
  const fixOf = (image: string) =>
    found(
      changed(WEB, {
        'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: cluster-ip',
      }).replace(
        '      labels: { app: web }\n',
        `      labels: { app: web }\n      annotations: { dapr.io/enabled: "true", dapr.io/sidecar-image: "${image}" }\n`,
      ),
    ).find(({ rule }) => rule === 'mesh-proxy-exits-first')?.fix;

  test.each(['daprio/daprd:1.8.3', 'registry.example.com/daprd:v1.12.5-mariner'])('%s', (image) => {
    expect(fixOf(image)).toMatch(/be 1\.13 or newer.* and annotate/);
  });

  test.each(['daprio/daprd:1.13.0', 'daprio/daprd:latest'])('%s does, or may', (image) => {
    expect(fixOf(image)).toMatch(/^annotate/);
  });
});
