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
      'a selector',
      (text: string) =>
        text
          .replace('"matchLabels":{"app":"web"}', '"matchLabels":{"tier":"web"}')
          .replace('"labels":{"app":"web"}', '"labels":{"app":"web","tier":"web"}'),
      {},
      /spec\.selector of Deployment web changes/,
    ],
    ['a port of the Service', (text: string) => text.replace('"port":80', '"port":81'), {}, /Service web changes/],
    [
      'a Service that goes',
      (text: string) =>
        text.replace('"kind":"Service","metadata":{"name":"web"}', '"kind":"Service","metadata":{"name":"www"}'),
      {},
      /Service web is no longer for these pods/,
    ],
    [
      'a budget',
      (text: string) => text.replace('"maxUnavailable":1', '"maxUnavailable":2'),
      {},
      /PodDisruptionBudget web changes/,
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
