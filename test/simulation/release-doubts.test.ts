import { simulate, type Outcome } from '../../lib/simulation';
import { web, worldOf } from './manifests';

const texts = (given = web()) => given.manifests.map(({ object }) => JSON.stringify(object));

/** A rollout from some manifests to others, each a change of the text of the same application. */
function released(
  before: (text: string) => string,
  after: (text: string) => string,
  more: { readonly old?: readonly string[]; readonly now?: readonly string[] } = {},
): Outcome {
  const from = worldOf([...texts().map(before), ...(more.old ?? [])].join('\n---\n'));
  const world = worldOf([...texts().map(after), ...(more.now ?? [])].join('\n---\n'));
  return simulate(world, { from, scenarios: ['rollout'] })[0] as Outcome;
}

const same = (text: string) => text;

describe('A release between two versions', () => {
  test('is safe where only the template and the number of replicas change', () => {
    const after = (text: string) => text.replace('"web:1"', '"web:2"').replace('"replicas":3', '"replicas":4');
    expect(released(same, after)).toMatchObject({ verdict: 'safe', doubts: [] });
  });

  const CONFIG = '{ apiVersion: v1, kind: ConfigMap, metadata: { name: web } }';
  const SCALER =
    '{ apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: { name: web }, spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: 3, maxReplicas: 9 } }';
  const using = (text: string) =>
    text.replace('"image":"web:1"', '"image":"web:1","envFrom":[{"configMapRef":{"name":"web"}}]');

  test.each([
    [
      'a Service that goes',
      (text: string) =>
        text.replace('"kind":"Service","metadata":{"name":"web"}', '"kind":"Service","metadata":{"name":"www"}'),
      {},
      /Service web is no longer for these pods/,
    ],
    [
      'replicas beside an autoscaler',
      same,
      { old: [SCALER], now: [SCALER] },
      /spec\.replicas of Deployment web is set to 3 beside its autoscaler/,
    ],
    ['an autoscaler', same, { now: [SCALER] }, /HorizontalPodAutoscaler web is new/],
  ] as const)('is never called safe where it changes %s, and says so', (_, after, more, doubt) => {
    const { verdict, doubts } = released(same, after, more);
    expect(verdict).not.toBe('safe');
    expect(doubts.join()).toMatch(doubt);
  });

  test('is safe where it changes what decides nothing of a rollout: budgets, notes, another Service, a port that leads to the same', () => {
    for (const after of [
      (text: string) => text.replace('"maxUnavailable":1', '"maxUnavailable":2'),
      (text: string) => text.replace('"targetPort":"http"', '"targetPort":8080'),
      (text: string) =>
        text.replace(
          '"kind":"Service","metadata":{',
          '"kind":"Service","metadata":{"annotations":{"description":"x"},',
        ),
    ]) {
      expect(released(same, after)).toMatchObject({ verdict: 'safe', doubts: [] });
    }
    const another =
      '{ apiVersion: v1, kind: Service, metadata: { name: www }, spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] } }';
    expect(released(same, same, { now: [another] })).toMatchObject({ verdict: 'safe', doubts: [] });
  });

  test('is never called safe where it takes a ConfigMap away that the pods before use', () => {
    const { verdict, doubts } = released(using, same, { old: [CONFIG] });
    expect({ verdict, doubts: doubts.join() }).toMatchObject({
      verdict: 'unknown',
      doubts: expect.stringMatching(/ConfigMap web goes, and the pods before use it/),
    });
    expect(released(using, same, { old: [CONFIG], now: [CONFIG] }).verdict).toBe('safe');
  });

  test('of a new name, where another one goes, is not called safe', () => {
    const renamed = (text: string) =>
      text.replace('"kind":"Deployment","metadata":{"name":"web"', '"kind":"Deployment","metadata":{"name":"web-2"');
    const { verdict, doubts } = released(same, renamed);
    expect(verdict).toBe('unknown');
    expect(doubts.join()).toMatch(/Deployment web-2 is new, and Deployment web goes/);
  });
});

describe('A Service that a release changes', () => {
  const toService = (from: string, to: string) => (text: string) =>
    text.includes('"kind":"Service"') ? text.replace(from, to) : text;
  const labelled = (text: string) =>
    text.includes('"kind":"Deployment"')
      ? text.replace('"labels":{"app":"web"}', '"labels":{"app":"web","v":"2"}')
      : text;
  const both =
    (...changes: readonly ((text: string) => string)[]) =>
    (text: string) =>
      changes.reduce((changed, change) => change(changed), text);
  const SELECTOR = '"spec":{"selector":{"app":"web"}';

  test('loses everything until new pods serve where it selects a label that only they have', () => {
    const after = both(labelled, toService(SELECTOR, '"spec":{"selector":{"app":"web","v":"2"}'));
    const { verdict, doubts, losses, end, lostByCause } = released(same, after);
    expect({ verdict, doubts }).toEqual({ verdict: 'loses', doubts: [] });
    expect(lostByCause['no-endpoint']).toBeGreaterThan(100);
    expect(end.done).toBe(true);
    expect(losses[0]?.blame).toMatchObject({ resource: { kind: 'Service', name: 'web' }, path: ['spec', 'selector'] });
    expect(losses[0]?.blame.words).toMatch(/the old pods are out at once/);
  });

  test('loses everything for ever where neither version has what it selects, or the port that it leads to', () => {
    const none = released(same, toService(SELECTOR, '"spec":{"selector":{"app":"wep"}'));
    expect(none.verdict).toBe('loses');
    expect(none.losses.map(({ blame }) => blame.words).join()).toMatch(/neither the old pods nor the new ones/);
    const port = released(same, toService('"targetPort":"http"', '"targetPort":"web"'));
    expect(port.verdict).toBe('loses');
    expect(port.losses[0]?.blame.path).toEqual(['spec', 'ports', 0, 'targetPort']);
    expect(released(same, toService('"port":80', '"port":81')).verdict).toBe('loses');
  });

  test('loses until the new pods serve where only they have the port that it leads to, and nothing where both name theirs', () => {
    const moved = (text: string) => text.replace('"containerPort":8080', '"containerPort":9090');
    expect(released(same, both(moved, toService('"targetPort":"http"', '"targetPort":9090')))).toMatchObject({
      verdict: 'loses',
      doubts: [],
    });
    expect(released(same, moved)).toMatchObject({ verdict: 'safe', doubts: [] });
  });

  test('that lets a new label go is as it was, and one that selects other pods instead is not played', () => {
    const from = both(labelled, toService(SELECTOR, '"spec":{"selector":{"app":"web","v":"2"}'));
    expect(released(from, labelled)).toMatchObject({ verdict: 'safe', doubts: [] });
    const green = (text: string) => text.replace(/"web"/g, '"green"');
    const other = texts().slice(0, 1).map(green);
    const switched = released(same, toService(SELECTOR, '"spec":{"selector":{"app":"green"}'), {
      old: other,
      now: other,
    });
    expect(switched.doubts.join()).toMatch(/Service web is no longer for these pods/);
    expect(switched.verdict).not.toBe('safe');
  });
});

describe('What the API server refuses', () => {
  test('is not rolled out: the old version stays, and the release is stuck', () => {
    const after = (text: string) =>
      text
        .replace('"matchLabels":{"app":"web"}', '"matchLabels":{"tier":"web"}')
        .replace('"labels":{"app":"web"}', '"labels":{"app":"web","tier":"web"}');
    const { verdict, end, doubts, lost } = released(same, after);
    expect({ verdict, doubts, lost }).toEqual({ verdict: 'stuck', doubts: [], lost: 0 });
    expect(end).toMatchObject({
      done: false,
      why: expect.stringMatching(/spec\.selector of Deployment web may not be changed/),
    });
  });

  test('keeps the old pods where their Service is changed with it, so that nothing is left behind that', () => {
    const after = (text: string) => text.replace(/"app":"web"/g, '"app":"web","tier":"web"');
    const { verdict, lostByCause, end } = released(same, after);
    expect(verdict).toBe('loses');
    expect(lostByCause['no-endpoint']).toBeGreaterThan(1000);
    expect(end.done).toBe(false);
  });

  test('is more of a StatefulSet than of a Deployment', () => {
    const set = (text: string) =>
      text
        .replace('"kind":"Deployment"', '"kind":"StatefulSet"')
        .replace('"spec":{"replicas"', '"spec":{"serviceName":"web","replicas"');
    const after = (text: string) => set(text).replace('"serviceName":"web"', '"serviceName":"www"');
    const { verdict, end } = released(set, after);
    expect(verdict).toBe('stuck');
    expect(end).toMatchObject({ why: expect.stringMatching(/spec\.serviceName of StatefulSet web/) });
  });
});
