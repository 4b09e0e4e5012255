import { casesOf, worstOutcome, type ProvedFix, type ScenarioName } from '../../lib/simulation';
import { web, worldOf, type Web } from './manifests';

function fix(scenario: ScenarioName, given: Web): ProvedFix | undefined {
  const world = web(given);
  const [one] = casesOf(world, { scenarios: [scenario] });
  return one && worstOutcome(world, one).fix;
}

const CONTAINER = ['spec', 'template', 'spec', 'containers', 0];

describe('The smallest change that makes a scenario safe', () => {
  test('is a preStop hook that waits as long as requests still come: 5 s over a ClusterIP', () => {
    const found = fix('delete-pod', { preStop: '' });
    expect(found?.edits.map(({ path, value }) => ({ path, value }))).toEqual([
      { path: [...CONTAINER, 'lifecycle', 'preStop'], value: { sleep: { seconds: 5 } } },
    ]);
    expect(found?.lost).toBe(0);
  });

  test('raises the grace period only as far as hook and longest request need: 5 s and 28 s', () => {
    const found = fix('delete-pod', { facts: { 'longest-request': '28s' } });
    expect(found?.edits.map(({ value }) => value)).toEqual([33]);
  });

  test('is a budget where a drain takes all pods of a node', () => {
    const found = fix('drain-all', { budget: null, replicas: 2, facts: { 'slowest-start': '20s' } });
    expect(found?.edits.map(({ resource }) => resource.kind)).toContain('PodDisruptionBudget');
  });

  test('is a second replica with a budget where a drain takes the only pod, and without one where somebody deletes it', () => {
    const kinds = (scenario: ScenarioName) =>
      fix(scenario, { budget: null, replicas: 1 })?.edits.map(({ resource }) => resource.kind);
    expect(kinds('drain-node')).toEqual(['Deployment', 'PodDisruptionBudget']);
    expect(kinds('delete-pod')).toEqual(['Deployment']);
  });

  test('is another strategy where the old pods go before the new ones come', () => {
    const found = fix('rollout', { strategy: '{ type: Recreate }' });
    expect(found?.edits.map(({ path }) => path)).toEqual([['spec', 'strategy']]);
  });

  test('is found where one number helps only once another field is mended: 10 s of ingress-nginx, and 25% unavailable', () => {
    const strategy = '{ rollingUpdate: { maxUnavailable: 25%, maxSurge: 25% } }';
    const found = fix('rollout', { replicas: 4, strategy, minReady: 0, facts: { traffic: 'ingress-nginx' } });
    const edits = new Map(found?.edits.map(({ path, value }) => [path.slice(1).join('.'), value]));
    expect(found?.lost).toBe(0);
    expect(edits.get('minReadySeconds')).toBe(10);
    expect(edits.get('strategy')).toMatchObject({ rollingUpdate: { maxUnavailable: 0 } });
  });

  test('is a longer hook where no budget helps: a load balancer goes on to send requests to the node that is drained', () => {
    const text = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, annotations: { zero-downtime/longest-request: 1s, zero-downtime/on-sigterm: drains } }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: web:1
          ports: [{ containerPort: 80 }]
          readinessProbe: { httpGet: { path: /, port: 80 }, periodSeconds: 5 }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { type: LoadBalancer, externalTrafficPolicy: Local, selector: { app: web }, ports: [{ port: 80 }] }`;
    const world = worldOf(text);
    const [one] = casesOf(world, { scenarios: ['drain-node'] });
    const found = one && worstOutcome(world, one).fix;
    expect(found?.lost).toBe(0);
    expect(found?.edits.map(({ path }) => path.at(-1))).toContain('preStop');
  });

  test('is a readiness probe where requests come to what has not started', () => {
    const found = fix('rollout', { readiness: '' });
    expect(found?.edits.map(({ path }) => path.at(-1))).toEqual(['readinessProbe']);
  });

  test('is as many replicas as a load balancer needs that checks new pods for longer than they take to start', () => {
    const facts = { traffic: 'custom(drain-lag=5s first-use=8s)', 'slowest-start': '3s' };
    const found = fix('drain-all', { replicas: 2, facts });
    const [edit] = found?.edits ?? [];
    expect(edit?.path).toEqual(['spec', 'replicas']);
    expect(found?.lost).toBe(0);
    expect(fix('drain-all', { replicas: Number(edit?.value), facts })).toBeUndefined();
    expect(fix('drain-all', { replicas: Number(edit?.value) - 1, facts })).toBeDefined();
  });

  test('is found where everything is as Kubernetes has it by default, field after field', () => {
    const found = fix('rollout', {
      replicas: 5,
      strategy: '{ type: RollingUpdate }',
      minReady: 0,
      readiness: '',
      preStop: '',
    });
    const fields = found?.edits.map(({ path }) => path.at(-1));
    expect(new Set(fields)).toEqual(new Set(['strategy', 'minReadySeconds', 'readinessProbe', 'preStop']));
    expect(found?.lost).toBe(0);
  });

  const NO_PROBE = `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: store, annotations: { zero-downtime/on-sigterm: drains } }
spec:
  replicas: 3
  selector: { matchLabels: { app: store } }
  template:
    metadata: { labels: { app: store } }
    spec: { containers: [{ name: store, image: 'store:1', lifecycle: { preStop: { sleep: { seconds: 5 } } } }] }
---
apiVersion: v1
kind: Service
metadata: { name: store }
spec: { selector: { app: store }, ports: [{ port: 80, targetPort: 9000 }] }
`;

  test.each(['crashes-at-once', 'rollout'] as const)(
    'asks the port that only the Service names where pods count as ready whenever they run: %s',
    (scenario) => {
      const world = worldOf(NO_PROBE);
      const [one] = casesOf(world, { scenarios: [scenario] });
      const found = one && worstOutcome(world, one).fix;
      const probes = found?.edits.filter(({ path }) => path.at(-1) === 'readinessProbe') ?? [];
      expect(probes.map(({ value }) => value)).toEqual([{ tcpSocket: { port: 9000 }, periodSeconds: 1 }]);
      expect(found?.lost).toBe(0);
    },
  );

  test('is none where the process ends by itself', () => {
    expect(fix('crash', {})).toBeUndefined();
  });

  test.each([
    [
      'a second replica where a budget keeps the only one',
      { replicas: 1, budget: 'minAvailable: 1' },
      [['spec.replicas', 2]],
    ],
    ['a budget that allows one disruption of three', { budget: 'minAvailable: 3' }, [['spec.minAvailable', 2]]],
    ['the same where all are wanted', { budget: 'minAvailable: 100%' }, [['spec.minAvailable', 2]]],
    ['the same where none may be missing', { budget: 'maxUnavailable: 0' }, [['spec.maxUnavailable', 1]]],
    [
      'both where none of one may be missing',
      { replicas: 1, budget: 'maxUnavailable: 0' },
      [
        ['spec.maxUnavailable', 1],
        ['spec.replicas', 2],
      ],
    ],
  ])('of a drain that never ends is %s', (_, given, edits) => {
    const found = fix('drain-node', given);
    expect(found?.edits.map(({ path, value }) => [path.join('.'), value])).toEqual(edits);
    expect(found).toMatchObject({ lost: 0, end: { done: true } });
  });
});
