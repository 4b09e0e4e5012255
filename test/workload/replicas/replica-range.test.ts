import type { Json, JsonObject } from '../../../lib/workload';
import { object, read, workload } from '../manifests';

const TARGET = { kind: 'Deployment', name: 'web' };
const autoscaler = (spec: JsonObject) => object('HorizontalPodAutoscaler', spec);

test.each<[string, Json | undefined, number]>([
  ['one where nobody says', undefined, 1],
  ['one where it is set to nothing', null, 1],
  ['as many as it says', 4, 4],
  ['none where it says so', 0, 0],
])('without an autoscaler there are %s', (_what, replicas, expected) => {
  const { replicas: range } = read(workload({ spec: replicas === undefined ? {} : { replicas } }));
  expect(range).toEqual({ min: expected, max: expected, path: ['spec', 'replicas'] });
});

test.each<[string, JsonObject, number, number]>([
  ['it chooses from its minimum to its maximum', { minReplicas: 2, maxReplicas: 10 }, 2, 10],
  ['its minimum is one where nobody says', { maxReplicas: 10 }, 1, 10],
  ['its maximum is never below its minimum', { minReplicas: 5, maxReplicas: 3 }, 5, 5],
])('with an autoscaler: %s', (_what, spec, min, max) => {
  const hpa = autoscaler({ scaleTargetRef: TARGET, ...spec });
  const { replicas, autoscalers } = read(workload({ spec: { replicas: 7 } }), hpa);
  expect(replicas).toEqual({ min, max, autoscaler: hpa, path: ['spec', 'minReplicas'] });
  expect(autoscalers).toEqual([hpa]);
});

test('replicas of zero switch the autoscaler off', () => {
  const hpa = autoscaler({ scaleTargetRef: TARGET, minReplicas: 2, maxReplicas: 10 });
  expect(read(workload({ spec: { replicas: 0 } }), hpa).replicas).toMatchObject({ min: 0, max: 0 });
});

test.each<[string, Json | undefined]>([
  ['of another name', { kind: 'Deployment', name: 'api' }],
  ['of another kind', { kind: 'StatefulSet', name: 'web' }],
  ['without a name', { kind: 'Deployment' }],
  ['without a target', undefined],
  ['with a target that is text', 'web'],
])('an autoscaler %s scales something else', (_what, scaleTargetRef) => {
  const hpa = autoscaler({ maxReplicas: 10, ...(scaleTargetRef !== undefined && { scaleTargetRef }) });
  expect(read(workload(), hpa)).toMatchObject({ autoscalers: [], replicas: { min: 1, max: 1 } });
});
