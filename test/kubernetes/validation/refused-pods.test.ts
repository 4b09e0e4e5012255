import { formatFieldError, refusedPods, validateManifest, type JsonObject } from '../../../lib/kubernetes';

const PODS = {
  selector: { matchLabels: { app: 'db' } },
  serviceName: 'db',
  volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: {} }],
  template: {
    metadata: { labels: { app: 'db' } },
    spec: {
      hostname: 'Not A Name', // the controller of a StatefulSet writes its own
      initContainers: [{ name: 'prepare', image: 'a:1', readinessProbe: { exec: { command: ['x'] } } }],
      containers: [{ name: 'db', image: 'b:1', volumeMounts: [{ name: 'data', mountPath: '/data' }] }],
    },
  },
};
const object = (apiVersion: string, kind: string, spec: unknown = PODS) =>
  ({ apiVersion, kind, metadata: { name: 'db' }, spec }) as JsonObject;
const wordsOf = (one: JsonObject, version: '1.33' | '1.34' = '1.33') => refusedPods(one, version).map(formatFieldError);

const REFUSED =
  'spec.template.spec.initContainers[0].readinessProbe: Forbidden: may not be set for init containers without restartPolicy=Always';

test('the pods of a StatefulSet are refused before 1.34, and the StatefulSet itself from then on', () => {
  const members = object('apps/v1', 'StatefulSet');
  expect(validateManifest(members, '1.33')).toEqual([]);
  expect(wordsOf(members)).toEqual([REFUSED]);
  expect(wordsOf(members, '1.34')).toEqual([]);
  expect(validateManifest(members, '1.34').map(formatFieldError)).toContain(REFUSED);
});

test('those of a Rollout are, always', () => {
  const rollout = object('argoproj.io/v1alpha1', 'Rollout');
  expect(wordsOf(rollout)).toContain(REFUSED);
  expect(wordsOf(rollout, '1.34')).toContain(REFUSED);
});

test.each([
  ['of a Deployment, which is refused itself', object('apps/v1', 'Deployment')],
  ['of a Rollout that has its pods from elsewhere', object('argoproj.io/v1alpha1', 'Rollout', { workloadRef: {} })],
  ['of a StatefulSet of somebody else', object('apps.kruise.io/v1beta1', 'StatefulSet')],
  ['of what has no spec', { apiVersion: 'apps/v1', kind: 'Workflow' } as JsonObject],
])('nothing is said of the pods %s', (_what, one) => {
  expect(wordsOf(one)).toEqual([]);
});
