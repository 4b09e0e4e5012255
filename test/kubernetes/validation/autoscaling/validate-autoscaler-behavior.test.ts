import { validateAutoscalerBehavior } from '../../../../lib/kubernetes/validation/autoscaling/validate-autoscaler-behavior';
import { words } from '../words';

const POLICY = { type: 'Pods', value: 1, periodSeconds: 60 };
const errorsOf = (scaleDown: object) => words(validateAutoscalerBehavior({ scaleDown }, '1.36', ['b']));

// pkg/apis/autoscaling/validation/validation_test.go TestValidateScale...Behavior; messages of an API server.
test.each([
  [{}, []],
  [{ stabilizationWindowSeconds: 3600, selectPolicy: 'Disabled', policies: [POLICY] }, []],
  [{ policies: null }, []],
  [
    { stabilizationWindowSeconds: -1 },
    ['b.scaleDown.stabilizationWindowSeconds: Invalid value: -1: must be greater than or equal to zero'],
  ],
  [
    { stabilizationWindowSeconds: 3601 },
    ['b.scaleDown.stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600'],
  ],
  [
    { selectPolicy: 'Any' },
    ['b.scaleDown.selectPolicy: Unsupported value: "Any": supported values: "Disabled", "Max", "Min"'],
  ],
  [{ policies: [] }, ['b.scaleDown.policies: Required value: must specify at least one Policy']],
  [
    { policies: [{ ...POLICY, type: 'Nodes' }] },
    ['b.scaleDown.policies[0].type: Unsupported value: "Nodes": supported values: "Percent", "Pods"'],
  ],
  [
    { policies: [{ ...POLICY, value: 0 }] },
    ['b.scaleDown.policies[0].value: Invalid value: 0: must be greater than zero'],
  ],
  [
    { policies: [{ ...POLICY, periodSeconds: 1801 }] },
    ['b.scaleDown.policies[0].periodSeconds: Invalid value: 1801: must be less than or equal to 1800'],
  ],
  [{ tolerance: '-0.1' }, ['b.scaleDown.tolerance: Invalid value: "-100m": must be greater than or equal to 0']],
])('Scaling down with %j has the errors %j', (rules, errors) => {
  expect(errorsOf(rules)).toEqual(errors);
});

test('A tolerance is dropped before Kubernetes 1.35', () => {
  expect(validateAutoscalerBehavior({ scaleUp: { tolerance: '-1' } }, '1.34', ['b'])).toEqual([]);
});
