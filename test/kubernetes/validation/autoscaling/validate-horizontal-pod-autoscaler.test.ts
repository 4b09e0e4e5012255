import { validateHorizontalPodAutoscaler, type KubernetesVersion } from '../../../../lib/kubernetes';
import { words } from '../words';

const SPEC = { maxReplicas: 5, scaleTargetRef: { kind: 'Deployment', name: 'web', apiVersion: 'apps/v1' } };
const errorsOf = (change: object, version: KubernetesVersion = '1.36') =>
  words(validateHorizontalPodAutoscaler({ metadata: { name: 'h' }, spec: { ...SPEC, ...change } }, version));

// Messages of API servers.
test.each([
  [{}, []],
  [{ minReplicas: 5 }, []],
  [{ minReplicas: 6 }, ['spec.maxReplicas: Invalid value: 5: must be greater than or equal to `minReplicas`']],
  [
    { minReplicas: 0 },
    [
      'spec.minReplicas: Invalid value: 0: must be greater than or equal to 1',
      'spec.metrics: Forbidden: must specify at least one Object or External metric to support scaling to zero replicas',
    ],
  ],
  [
    { maxReplicas: undefined },
    [
      'spec.maxReplicas: Required value: must be set and greater than 0',
      'spec.maxReplicas: Invalid value: 0: must be greater than or equal to `minReplicas`',
    ],
  ],
  [
    { maxReplicas: -1, minReplicas: -1 },
    [
      'spec.minReplicas: Invalid value: -1: must be greater than or equal to 1',
      'spec.maxReplicas: Invalid value: -1: must be greater than or equal to 1',
    ],
  ],
  [
    { targetCPUUtilizationPercentage: 0 },
    ['spec.metrics[0].resource.target.averageUtilization: Invalid value: 0: must be greater than 0'],
  ],
  [{ targetCPUUtilizationPercentage: 50 }, []],
])('An autoscaler with %j has the errors %j', (change, errors) => {
  expect(errorsOf(change)).toEqual(errors);
});

test('Before Kubernetes 1.36 too few replicas are worded otherwise', () => {
  expect(errorsOf({ maxReplicas: 0 }, '1.30')[0]).toBe('spec.maxReplicas: Invalid value: 0: must be greater than 0');
});
