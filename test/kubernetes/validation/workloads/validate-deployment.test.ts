import { validateDeployment } from '../../../../lib/kubernetes';
import { words } from '../words';

const SPEC = {
  selector: { matchLabels: { app: 'web' } },
  template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'app', image: 'web:1' }] } },
};
const errorsOf = (change: object, metadata: object = { name: 'web' }) =>
  words(validateDeployment({ metadata, spec: { ...SPEC, ...change } }, '1.36'));

// pkg/apis/apps/validation/validation_test.go TestValidateDeployment; messages of an API server.
test.each([
  [{}, []],
  [{ replicas: 0, minReadySeconds: 5, revisionHistoryLimit: 0 }, []],
  [{ strategy: { type: 'Recreate' } }, []],
  [{ strategy: { type: '', rollingUpdate: null } }, []],
  [{ replicas: -1 }, ['spec.replicas: Invalid value: -1: must be greater than or equal to 0']],
  [
    { strategy: { type: 'Recreate', rollingUpdate: {} } },
    ["spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"],
  ],
  [
    { strategy: { type: 'BlueGreen' } },
    [
      'spec.strategy: Unsupported value: {"Type":"BlueGreen","RollingUpdate":null}: supported values: "Recreate", "RollingUpdate"',
    ],
  ],
  [
    { minReadySeconds: 600 },
    ['spec.progressDeadlineSeconds: Invalid value: 600: must be greater than minReadySeconds'],
  ],
  [
    { progressDeadlineSeconds: 30, minReadySeconds: 30 },
    ['spec.progressDeadlineSeconds: Invalid value: 30: must be greater than minReadySeconds'],
  ],
  [
    { progressDeadlineSeconds: -1 },
    [
      'spec.progressDeadlineSeconds: Invalid value: -1: must be greater than or equal to 0',
      'spec.progressDeadlineSeconds: Invalid value: -1: must be greater than minReadySeconds',
    ],
  ],
  [
    { selector: { matchExpressions: [{ key: 'app', operator: 'In' }] } },
    [
      "spec.selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
      'spec.selector: Invalid value: {"matchExpressions":[{"key":"app","operator":"In"}]}: invalid label selector',
    ],
  ],
  [
    { template: undefined },
    [
      'spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`',
      'spec.template.spec.containers: Required value',
    ],
  ],
  [{ selector: {} }, ['spec.selector: Invalid value: {}: empty selector is invalid for deployment']],
])('A Deployment with %j has the errors %j', (change, errors) => {
  expect(errorsOf(change)).toEqual(errors);
});

test('A Deployment has a name, and that is the first thing that is missed', () => {
  expect(errorsOf({ replicas: -1 }, {})[0]).toBe('metadata.name: Required value: name or generateName is required');
});
