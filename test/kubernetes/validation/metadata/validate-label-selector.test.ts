import {
  isEmptySelector,
  shownSelector,
  validateLabelSelector,
} from '../../../../lib/kubernetes/validation/metadata/validate-label-selector';
import { words } from '../words';

const errorsOf = (requirement: object) =>
  words(validateLabelSelector({ matchExpressions: [requirement] }, ['selector']));

// staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation_test.go TestLabelSelectorMatchExpression
test.each([
  [{ key: 'app', operator: 'In', values: ['web'] }, []],
  [{ key: 'app', operator: 'Exists' }, []],
  [
    { key: 'app', operator: 'In' },
    ["selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'"],
  ],
  [
    { key: 'app', operator: 'Exists', values: ['a'] },
    [
      "selector.matchExpressions[0].values: Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
    ],
  ],
  [
    { key: 'app', operator: 'Equals' },
    ['selector.matchExpressions[0].operator: Invalid value: "Equals": not a valid selector operator'],
  ],
])('The requirement %j has the errors %j', (requirement, errors) => {
  expect(errorsOf(requirement)).toEqual(errors);
});

test('Keys and values of a requirement are those of labels', () => {
  const errors = validateLabelSelector({ matchExpressions: [{ key: 'a b', operator: 'In', values: ['x', 'y z'] }] }, [
    's',
  ]);
  expect(errors.map(({ path }) => path)).toEqual([
    ['s', 'matchExpressions', 0, 'key'],
    ['s', 'matchExpressions', 0, 'values', 1],
  ]);
});

test.each([undefined, null, {}, 'app=web'])('%j is no wrong selector', (selector) => {
  expect(validateLabelSelector(selector, ['s'])).toEqual([]);
});

test.each([
  [{}, true],
  [{ matchLabels: {} }, true],
  [{ matchLabels: { a: 'b' } }, false],
  [undefined, false],
])('%j selects everything: %p', (selector, expected) => {
  expect(isEmptySelector(selector)).toBe(expected);
});

test('A message shows no empty parts of a selector', () => {
  const requirement = { key: 'a', operator: 'In', values: [] };
  expect(shownSelector({ matchLabels: {}, matchExpressions: [requirement] })).toEqual({
    matchExpressions: [{ key: 'a', operator: 'In' }],
  });
});
