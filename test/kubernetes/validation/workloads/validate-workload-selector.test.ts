import { validateWorkloadSelector } from '../../../../lib/kubernetes/validation/workloads/validate-workload-selector';
import { words } from '../words';

// Messages of an API server.
test.each([
  [undefined, ['s: Required value']],
  [{}, ['s: Invalid value: {}: empty selector is invalid for deployment']],
  [{ matchLabels: {} }, ['s: Invalid value: {}: empty selector is invalid for deployment']],
  [{ matchLabels: { app: 'web' } }, []],
  [
    { matchExpressions: [{ key: 'app', operator: 'Is' }] },
    ['s.matchExpressions[0].operator: Invalid value: "Is": not a valid selector operator'],
  ],
])('The selector %j has the errors %j', (selector, errors) => {
  expect(words(validateWorkloadSelector(selector, 'deployment', ['s']))).toEqual(errors);
});
