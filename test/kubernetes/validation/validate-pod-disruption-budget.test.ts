import { validateDisruptionBudgetSpec, validatePodDisruptionBudget } from '../../../lib/kubernetes';
import { words } from './words';

const SELECTOR = { matchLabels: { app: 'web' } };

// pkg/apis/policy/validation/validation_test.go; messages of an API server.
test.each([
  [{}, []],
  [{ minAvailable: '0%' }, []],
  [{ maxUnavailable: 0 }, []],
  [{ minAvailable: 2, selector: SELECTOR }, []],
  [{ minAvailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' }, []],
  [{ minAvailable: 1, unhealthyPodEvictionPolicy: null }, []],
  [
    { minAvailable: 1, unhealthyPodEvictionPolicy: '' },
    ['spec.unhealthyPodEvictionPolicy: Unsupported value: "": supported values: "AlwaysAllow", "IfHealthyBudget"'],
  ],
  [{ minAvailable: '101%' }, ['spec.minAvailable: Invalid value: "101%": must not be greater than 100%']],
  [{ maxUnavailable: -1 }, ['spec.maxUnavailable: Invalid value: -1: must be greater than or equal to 0']],
  [
    { minAvailable: 1, maxUnavailable: 1, selector: SELECTOR },
    [
      'spec: Invalid value: {"MinAvailable":1,"Selector":{"matchLabels":{"app":"web"}},"MaxUnavailable":1,"UnhealthyPodEvictionPolicy":null}: minAvailable and maxUnavailable cannot be both set',
    ],
  ],
])('A budget with %j has the errors %j', (spec, errors) => {
  expect(words(validateDisruptionBudgetSpec(spec, ['spec']))).toEqual(errors);
});

test('The name of a budget only has to fit into a URL, and is looked at last', () => {
  expect(validatePodDisruptionBudget({ metadata: { name: 'My_Budget' }, spec: {} })).toEqual([]);
  expect(words(validatePodDisruptionBudget({ metadata: { name: 'a/b' }, spec: {} }))).toEqual([
    `metadata.name: Invalid value: "a/b": may not contain '/'`,
  ]);
  expect(validatePodDisruptionBudget({ metadata: {}, spec: { minAvailable: -1 } })[0]?.path).toEqual([
    'spec',
    'minAvailable',
  ]);
});
