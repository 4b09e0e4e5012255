import { validateDaemonSet } from '../../../../lib/kubernetes';
import { words } from '../words';

const SPEC = {
  selector: { matchLabels: { app: 'web' } },
  template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'app', image: 'web:1' }] } },
};
const errorsOf = (change: object) =>
  words(validateDaemonSet({ metadata: { name: 'ds' }, spec: { ...SPEC, ...change } }, '1.36'));

// pkg/apis/apps/validation/validation_test.go TestValidateDaemonSet; messages of an API server.
test.each([
  [{}, []],
  [{ updateStrategy: { type: 'OnDelete', rollingUpdate: { maxSurge: 5 } } }, []],
  [{ updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } }, []],
  [
    { updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } } },
    ['spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero'],
  ],
  [
    { updateStrategy: { type: 'Recreate' } },
    [
      'spec.updateStrategy: Unsupported value: {"Type":"Recreate","RollingUpdate":null}: supported values: "RollingUpdate", "OnDelete"',
    ],
  ],
  [{ minReadySeconds: -1 }, ['spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0']],
  [{ selector: {} }, ['spec.selector: Invalid value: {}: empty selector is invalid for daemonset']],
  [
    { selector: undefined },
    ['spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`'],
  ],
])('A DaemonSet with %j has the errors %j', (change, errors) => {
  expect(errorsOf(change)).toEqual(errors);
});

test('Pods of a DaemonSet run for ever', () => {
  const template = { ...SPEC.template, spec: { ...SPEC.template.spec, restartPolicy: 'Never' } };
  expect(errorsOf({ template })).toEqual([
    'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
  ]);
});
