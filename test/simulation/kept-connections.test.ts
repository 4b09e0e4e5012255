import { findChange, simulate, type Outcome } from '../../lib/simulation';
import type { Workload, World } from '../../lib/workload';
import { web, worldOf, type Web } from './manifests';

const TRY_AGAIN = /clients that keep connections try again/;

/** The rollout of an application of which this is stated. */
function rollout(kept: string | undefined, given: Web = {}, options = {}): Outcome {
  const world = web({ ...given, facts: { ...given.facts, ...(kept !== undefined && { 'kept-connections': kept }) } });
  return simulate(world, { scenarios: ['rollout'], ...options })[0] as Outcome;
}

/** The change that is found for its only workload, as JSON. */
function changeOf(world: World): string {
  return JSON.stringify(findChange(world, world.workloads[0] as Workload, { scenarios: ['rollout'] }));
}

test('what nobody has stated of kept connections is taken for granted aloud, and what is stated is not', () => {
  expect(rollout(undefined).assumptions).toContainEqual(expect.stringMatching(TRY_AGAIN));
  for (const kept of ['closes-early', 'closes-idle', 'leaves-open', 'clients-retry']) {
    expect(rollout(kept).assumptions.filter((words) => TRY_AGAIN.test(words))).toEqual([]);
  }
});

test('an application that closes idle connections on SIGTERM resets what is sent in that moment, however long it waits', () => {
  for (const preStop of ['{ sleep: { seconds: 5 } }', '{ sleep: { seconds: 20 } }']) {
    const outcome = rollout('closes-idle', { preStop, grace: 60 });
    expect(outcome.verdict).toBe('loses');
    expect(Object.keys(outcome.lostByCause)).toEqual(['reset-keep-alive']);
    expect(outcome.lost).toBeLessThan(outcome.rate / 10);
    expect(outcome.losses[0]?.blame.path).toEqual(['metadata', 'annotations', 'zero-downtime/kept-connections']);
  }
});

test('one that answers with `Connection: close` while its hook runs loses nothing, whatever it does on SIGTERM', () => {
  expect(rollout('closes-early')).toMatchObject({ verdict: 'safe', lost: 0 });
  const exits = { facts: { 'on-sigterm': 'exits' }, preStop: '{ sleep: { seconds: 8 } }' };
  expect(rollout('closes-early', exits)).toMatchObject({ verdict: 'safe', lost: 0 });
  expect(rollout('closes-idle', exits).lostByCause).toHaveProperty('reset-keep-alive');
});

test('good-bye takes time: without a hook what comes at SIGTERM is reset, and one is the change', () => {
  const facts = { 'kept-connections': 'closes-early', traffic: 'cluster-ip(drain-lag=0s first-use=0s)' };
  const outcome = rollout(undefined, { facts, preStop: '' });
  expect(outcome.lostByCause).toHaveProperty('reset-keep-alive');
  expect(outcome.losses[0]?.blame.path.at(-1)).toBe('preStop');
  expect(changeOf(web({ facts, preStop: '' }))).toMatch(/preStop/);
  const hook = rollout(undefined, { facts, preStop: '{ sleep: { seconds: 1 } }' });
  expect(hook.verdict).toBe('safe');
  expect(hook.assumptions).toContain(
    'each connection that clients keep carries a request while the preStop hook of web runs',
  );
});

test('connections that nobody closes end with the process: they keep it until it is killed, and nothing in a manifest helps', () => {
  const outcome = rollout('leaves-open');
  expect(outcome.verdict).toBe('loses');
  expect(outcome.lost).toBeGreaterThan(rollout('closes-idle').lost);
  expect(outcome.losses.map(({ blame }) => blame.path.at(-1))).toContain('zero-downtime/kept-connections');
  const world = web({ facts: { 'kept-connections': 'leaves-open' } });
  expect(changeOf(world)).toMatch(/Connection: close/);
});

test('clients that send again lose nothing when a process ends its connections, also where all of them keep theirs', () => {
  const exits = { facts: { 'on-sigterm': 'exits' }, preStop: '{ sleep: { seconds: 8 } }' };
  expect(rollout('clients-retry', exits)).toMatchObject({ verdict: 'safe', lost: 0 });
  const reset = (kept: string | undefined) =>
    rollout(kept, exits, { connections: 'keep-alive' }).lostByCause['reset-keep-alive'];
  expect(reset(undefined)).toBeGreaterThan(0);
  expect(reset('clients-retry')).toBeUndefined();
});

test('it holds for every kind of workload, and for what is stated of one container', () => {
  const manifest = (kind: string, more: string) => `
apiVersion: apps/v1
kind: ${kind}
metadata:
  name: db
  annotations:
    zero-downtime/slowest-start: 3s
    zero-downtime/longest-request: 1s
    zero-downtime/on-sigterm: drains
    zero-downtime/traffic: cluster-ip
    zero-downtime/kept-connections.db: closes-idle
spec:
  ${more}
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers:
        - name: db
          image: db:1
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 1 }
          lifecycle: { preStop: { sleep: { seconds: 10 } } }
---
apiVersion: v1
kind: Service
metadata: { name: db }
spec: { selector: { app: db }, ports: [{ port: 8080 }] }
`;
  for (const [kind, more] of [
    ['StatefulSet', 'replicas: 3\n  serviceName: db\n  minReadySeconds: 5'],
    ['DaemonSet', 'minReadySeconds: 5'],
  ] as const) {
    const [outcome] = simulate(worldOf(manifest(kind, more)), { scenarios: ['rollout'] });
    expect(outcome?.lostByCause).toHaveProperty('reset-keep-alive');
  }
});
