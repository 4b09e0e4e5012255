import { simulate, type Outcome } from '../../lib/simulation';
import { worldOf } from './manifests';

const CARRIES = /carry the load/;

/** What a rollout does to three pods that requests reach late, by kind and what its update says. */
function rollout(kind: string, update: string, scenario: 'rollout' | 'drain-node' = 'rollout'): Outcome {
  const world = worldOf(`
apiVersion: apps/v1
kind: ${kind}
metadata:
  name: web
  annotations:
    zero-downtime/slowest-start: 3s
    zero-downtime/longest-request: 1s
    zero-downtime/on-sigterm: drains
spec:
  ${kind === 'DaemonSet' ? '' : 'replicas: 3'}
  ${kind === 'StatefulSet' ? 'serviceName: web' : ''}
  ${update}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: web:1
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 1 }
          lifecycle: { preStop: { sleep: { seconds: 10 } } }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 8080 }] }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }
`);
  return simulate(world, { scenarios: [scenario] })[0] as Outcome;
}

test.each([
  ['StatefulSet', ''],
  ['DaemonSet', 'updateStrategy: { rollingUpdate: { maxUnavailable: 1 } }'],
])(
  'a %s replaces a pod before another one serves, whatever is written: that the others carry the load is said',
  (kind, update) => {
    const outcome = rollout(kind, update);
    expect(outcome).toMatchObject({ verdict: 'safe', lost: 0 });
    expect(outcome.assumptions).toContainEqual(expect.stringMatching(/^2 of 3 pods carry the load/));
  },
);

test('a share of the pods of a DaemonSet is rounded up, as its controller does', () => {
  const { assumptions, lowestCapacity } = rollout(
    'DaemonSet',
    'updateStrategy: { rollingUpdate: { maxUnavailable: 50% } }',
  );
  expect(lowestCapacity).toBe(1);
  expect(assumptions).toContainEqual(expect.stringMatching(/^1 of 3 pods carry the load/));
});

test('a Deployment can keep all of its pods, and needs them: it loses where it takes one away, or new ones count too soon', () => {
  const strategy = (surge: number) =>
    `strategy: { rollingUpdate: { maxSurge: ${surge}, maxUnavailable: ${1 - surge} } }\n  minReadySeconds: 5`;
  const short = rollout('Deployment', strategy(0));
  expect(Object.keys(short.lostByCause)).toEqual(['overload']);
  expect(short.losses[0]?.blame.words).toMatch(/at full load all 3 are needed/);
  const kept = rollout('Deployment', strategy(1));
  expect(kept).toMatchObject({ verdict: 'safe', lost: 0 });
  expect([...short.assumptions, ...kept.assumptions].filter((words) => CARRIES.test(words))).toEqual([]);
});

test('what drains take away is carried by the others, and every outcome of one says so', () => {
  for (const kind of ['Deployment', 'StatefulSet']) {
    expect(rollout(kind, '', 'drain-node').assumptions).toContainEqual(expect.stringMatching(CARRIES));
  }
});
