import { compareReleases } from '../../lib/check';
import {
  AUTOSCALER,
  BUDGET,
  changed,
  DEPLOYMENT,
  JOB,
  POD,
  SERVICE,
  STATEFUL_SET,
  together,
  WEB,
} from '../../lib/rules/support/example';
import { manifestsIn } from '../rules/support/manifests';

const found = (before: string, after: string) => [
  ...new Set(
    compareReleases(manifestsIn(before), manifestsIn(after)).findings.map(
      ({ rule, severity }) => `${severity} ${rule}`,
    ),
  ),
];

const relabelled = (labels: string) => changed(DEPLOYMENT, { 'labels: { app: web }': `labels: { ${labels} }` });
const selecting = (labels: string) => changed(SERVICE, { 'selector: { app: web }': `selector: { ${labels} }` });
const coloured = (colour: string) =>
  DEPLOYMENT.replace('  name: web\n', `  name: web-${colour}\n`).replaceAll(
    '{ app: web }',
    `{ app: web, colour: ${colour} }`,
  );
const TARGET = 'ports: [{ port: 80, targetPort: http }]';
const PORTS = 'ports: [{ name: http, containerPort: 8080 }]';

describe('a release loses nothing', () => {
  test.each<[string, string, string]>([
    ['when nothing changes', WEB, WEB],
    ['when the image changes', WEB, WEB.replace('web:1.4.2', 'web:1.5.0')],
    ['when everything is new', '', WEB],
    ['when everything is taken away', WEB, ''],
    [
      'when a label is added to pods that the Service does not ask for',
      WEB,
      together(relabelled('app: web, tier: front'), SERVICE, BUDGET),
    ],
    [
      'when a selector is written in another order',
      together(relabelled('app: web, tier: front'), selecting('app: web, tier: front')),
      together(relabelled('tier: front, app: web'), selecting('tier: front, app: web')),
    ],
    [
      'when a Service is switched from blue pods that run to green pods that run',
      together(coloured('blue'), coloured('green'), selecting('app: web, colour: blue')),
      together(coloured('blue'), coloured('green'), selecting('app: web, colour: green')),
    ],
    [
      'when a named port gets another number',
      WEB,
      changed(WEB, { [PORTS]: 'ports: [{ name: http, containerPort: 9090 }]' }),
    ],
    [
      'when a Service names the port that it had by number',
      changed(WEB, { [TARGET]: 'ports: [{ port: 80, targetPort: 8080 }]' }),
      WEB,
    ],
    ['when replicas are raised', WEB, changed(WEB, { 'replicas: 3': 'replicas: 5' })],
    [
      'when replicas of 1 are no longer written',
      changed(WEB, { 'replicas: 3': 'replicas: 1' }),
      changed(WEB, { 'replicas: 3': '' }),
    ],
    [
      'when a Service without clusterIP names none',
      WEB,
      changed(WEB, { 'selector: { app: web }': 'selector: { app: web }' }),
    ],
    [
      'when clusterIP is no longer written, which keeps it',
      changed(WEB, { 'selector: { app: web }': 'clusterIP: 10.0.0.7\nselector: { app: web }' }),
      WEB,
    ],
    [
      'when the default podManagementPolicy is written out',
      STATEFUL_SET,
      changed(STATEFUL_SET, { 'serviceName: web': 'serviceName: web\npodManagementPolicy: OrderedReady' }),
    ],
    [
      'when a Job that lets itself go is made anew',
      JOB.replace('spec:', 'spec:\n  ttlSecondsAfterFinished: 300'),
      JOB.replace('spec:', 'spec:\n  ttlSecondsAfterFinished: 300').replace('import:2.0.0', 'import:2.1.0'),
    ],
    [
      'when a hook of Helm is a new Job',
      JOB.replace('  annotations:\n', '  annotations:\n    helm.sh/hook: pre-upgrade\n'),
      JOB.replace('  annotations:\n', '  annotations:\n    helm.sh/hook: pre-upgrade\n').replace(
        'import:2.0.0',
        'import:2.1.0',
      ),
    ],
    ['when an API group has moved', WEB.replace('apps/v1', 'extensions/v1beta1'), WEB],
  ])('%s', (_, before, after) => {
    expect(found(before, after)).toEqual([]);
  });
});

describe('a release is refused, or loses requests', () => {
  test.each<[string, string, string, readonly string[]]>([
    [
      'by a selector that changes',
      DEPLOYMENT,
      DEPLOYMENT.replaceAll('{ app: web }', '{ app: website }'),
      ['error immutable-changed'],
    ],
    [
      'by volumeClaimTemplates that change',
      STATEFUL_SET,
      changed(STATEFUL_SET, {
        'serviceName: web': 'serviceName: web\nvolumeClaimTemplates: [{ metadata: { name: data } }]',
      }),
      ['error immutable-changed'],
    ],
    [
      'by a Service that becomes headless',
      WEB,
      changed(WEB, { 'selector: { app: web }': 'clusterIP: None\nselector: { app: web }' }),
      ['error immutable-changed'],
    ],
    ['by a Job that is still there', JOB, JOB.replace('import:2.0.0', 'import:2.1.0'), ['warning immutable-changed']],
    [
      'by a Deployment of another name',
      WEB,
      WEB.replace('  name: web\n  annotations', '  name: website\n  annotations'),
      ['warning workload-renamed'],
    ],
    ['by another kind of the same name', WEB, together(STATEFUL_SET, SERVICE, BUDGET), ['warning workload-renamed']],
    [
      'by another namespace',
      WEB,
      WEB.replaceAll('  name: web\n', '  name: web\n  namespace: shop\n'),
      ['warning workload-renamed'],
    ],
    [
      'by a Service that asks for what only new pods have',
      WEB,
      together(relabelled('app: web, version: v2'), selecting('app: web, version: v2'), BUDGET),
      ['error service-drops-old-pods'],
    ],
    [
      'by a version that is in labels and selector',
      together(relabelled('app: web, version: v1'), selecting('app: web, version: v1'), BUDGET),
      together(relabelled('app: web, version: v2'), selecting('app: web, version: v2'), BUDGET),
      ['error service-drops-old-pods'],
    ],
    [
      'by pods that lose the label which the Service asks for',
      together(relabelled('app: web, tier: front'), selecting('tier: front'), BUDGET),
      together(DEPLOYMENT, selecting('tier: front'), BUDGET),
      ['error service-loses-pods'],
    ],
    [
      'by a named port that old pods lack',
      WEB,
      changed(WEB, {
        [PORTS]: 'ports: [{ name: web, containerPort: 8080 }]',
        [TARGET]: 'ports: [{ port: 80, targetPort: web }]',
      }).replaceAll('port: http', 'port: web'),
      ['error service-port-cut'],
    ],
    [
      'by a port number that old pods do not declare',
      changed(WEB, { [TARGET]: 'ports: [{ port: 80, targetPort: 8080 }]' }),
      changed(WEB, {
        [TARGET]: 'ports: [{ port: 80, targetPort: 9090 }]',
        [PORTS]: 'ports: [{ name: http, containerPort: 9090 }]',
      }),
      ['warning service-port-cut'],
    ],
    [
      'by replicas that go back to one under an autoscaler',
      together(WEB, AUTOSCALER),
      changed(together(WEB, AUTOSCALER), { 'replicas: 3': '' }),
      ['error replicas-reset'],
    ],
    [
      'by a port that clients use',
      WEB,
      changed(WEB, { [TARGET]: 'ports: [{ port: 8080, targetPort: http }]' }),
      ['warning service-port-removed'],
    ],
    ['by a Service that is gone', WEB, together(DEPLOYMENT, BUDGET), ['warning service-removed']],
    [
      'by a load balancer that is gone',
      changed(WEB, { [TARGET]: `type: LoadBalancer\n${TARGET}` }),
      WEB,
      ['warning service-entrance-closed'],
    ],
    [
      'by old pods that have no hook',
      changed(WEB, { 'lifecycle: { preStop: { sleep: { seconds: 5 } } }': '' }),
      WEB,
      ['info old-pods-stop-early'],
    ],
    [
      'by a Pod that is changed in place',
      POD,
      POD.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 30'),
      ['error immutable-changed'],
    ],
  ])('%s', (_, before, after, rules) => {
    expect(found(before, after)).toEqual(rules);
  });

  test('unless somebody says why it is right so', () => {
    const after = changed(WEB, {
      'zero-downtime/on-sigterm: drains':
        'zero-downtime/on-sigterm: drains\nzero-downtime/ignore: "replicas-reset: handed over by hand"',
      'replicas: 3': '',
    });
    const { findings, suppressed } = compareReleases(manifestsIn(WEB), manifestsIn(after));
    expect(findings).toEqual([]);
    expect(suppressed).toMatchObject([{ finding: { rule: 'replicas-reset' }, reason: 'handed over by hand' }]);
  });

  test('and the finding stands in the manifest that is about to be applied', () => {
    const [before] = manifestsIn(DEPLOYMENT);
    const [after] = manifestsIn(changed(DEPLOYMENT, { 'replicas: 3': '' }));
    if (!before || !after) throw new Error('two manifests');
    const { findings } = compareReleases([{ ...before, file: 'old.yaml' }], [{ ...after, file: 'new.yaml' }]);
    expect(findings).toMatchObject([{ rule: 'replicas-reset', file: 'new.yaml', path: ['spec'] }]);
  });

  test('and variants in other directories are releases of their own', () => {
    const inDirectory = (text: string, directory: string) => manifestsIn(text).map((one) => ({ ...one, directory }));
    const changedIn = changed(WEB, { 'replicas: 3': '' });
    const before = [...inDirectory(WEB, 'staging'), ...inDirectory(WEB, 'production')];
    const after = [...inDirectory(WEB, 'staging'), ...inDirectory(changedIn, 'production')];
    expect(compareReleases(before, after).findings.map(({ rule }) => rule)).toEqual(['replicas-reset']);
  });
});

test('a Job that is still there is no other one to be run beside it', () => {
  const weeks = JOB.replace('spec:', 'spec:\n  ttlSecondsAfterFinished: 2000000');
  const [finding] = compareReleases(
    manifestsIn(weeks),
    manifestsIn(weeks.replace('import:2.0.0', 'import:2.1.0')),
  ).findings;
  expect(finding?.rule).toBe('immutable-changed');
  expect(finding?.fix).toMatch(/or give this Job another name, or delete the old one before/);
});
