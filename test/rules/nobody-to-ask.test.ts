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
