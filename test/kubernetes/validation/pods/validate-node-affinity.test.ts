import {
  validateNodeAffinity,
  validateWeight,
} from '../../../../lib/kubernetes/validation/pods/validate-node-affinity';
import { words } from '../words';

const NEEDED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const withTerm = (requirement: object) => ({ [NEEDED]: { nodeSelectorTerms: [{ matchExpressions: [requirement] }] } });
const AT = `a.${NEEDED}.nodeSelectorTerms[0].matchExpressions[0]`;

// pkg/apis/core/validation/validation.go ValidateNodeSelectorRequirement
test.each([
  [{ key: 'zone', operator: 'In', values: ['a'] }, []],
  [{ key: 'zone', operator: 'Exists' }, []],
  [{ key: 'cores', operator: 'Gt', values: ['4'] }, []],
  [
    { key: 'zone', operator: 'NotIn' },
    [`${AT}.values: Required value: must be specified when \`operator\` is 'In' or 'NotIn'`],
  ],
  [
    { key: 'zone', operator: 'Exists', values: ['a'] },
    [`${AT}.values: Forbidden: may not be specified when \`operator\` is 'Exists' or 'DoesNotExist'`],
  ],
  [
    { key: 'zone', operator: 'Lt', values: ['1', '2'] },
    [`${AT}.values: Required value: must be specified single value when \`operator\` is 'Lt' or 'Gt'`],
  ],
  [{ key: 'zone', operator: 'Is' }, [`${AT}.operator: Invalid value: "Is": not a valid selector operator`]],
])('A node is needed with %j: %j', (requirement, errors) => {
  expect(words(validateNodeAffinity(withTerm(requirement), ['a']))).toEqual(errors);
});

test('A need has a term', () => {
  expect(words(validateNodeAffinity({ [NEEDED]: {} }, ['a']))).toEqual([
    `a.${NEEDED}.nodeSelectorTerms: Required value: must have at least one node selector term`,
  ]);
});

test('The values of a need are those of labels, the values of a preference may be anything', () => {
  const requirement = { key: 'zone', operator: 'In', values: ['a b'] };
  expect(validateNodeAffinity(withTerm(requirement), ['a'])).toHaveLength(1);
  const preference = { matchExpressions: [requirement] };
  expect(validateNodeAffinity({ [PREFERRED]: [{ weight: 1, preference }] }, ['a'])).toEqual([]);
});

test.each([
  [0, 1],
  [1, 0],
  [100, 0],
  [101, 1],
  [undefined, 1],
])('A weight of %p has %d errors', (weight, errors) => {
  expect(validateWeight(weight, ['weight'])).toHaveLength(errors);
});

test.each([undefined, null, {}, []])('%j is no affinity that could be wrong', (affinity) => {
  expect(validateNodeAffinity(affinity, ['a'])).toEqual([]);
});
