import fc from 'fast-check';
import { selectorMatches } from '../../../lib/kubernetes';

const LABELS = { app: 'web', tier: 'front' };

// staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/helpers_test.go and the documentation of label selectors.
test.each([
  ['An empty selector selects everything', {}, true],
  ['An absent selector selects nothing', undefined, false],
  ['A null selector selects nothing', null, false],
  ['Equal labels match', { matchLabels: { app: 'web' } }, true],
  ['All labels have to match', { matchLabels: { app: 'web', tier: 'back' } }, false],
  ['A label that is not there does not match', { matchLabels: { zone: 'a' } }, false],
  [
    'In matches one of the values',
    { matchExpressions: [{ key: 'app', operator: 'In', values: ['api', 'web'] }] },
    true,
  ],
  ['In needs the label', { matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }] }, false],
  ['NotIn matches another value', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['api'] }] }, true],
  [
    'NotIn matches when the label is absent',
    { matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['a'] }] },
    true,
  ],
  ['NotIn does not match its value', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] }, false],
  ['Exists needs the label', { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
  ['Exists fails without the label', { matchExpressions: [{ key: 'zone', operator: 'Exists' }] }, false],
  ['DoesNotExist needs its absence', { matchExpressions: [{ key: 'zone', operator: 'DoesNotExist' }] }, true],
  ['DoesNotExist fails with the label', { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, false],
  [
    'Labels and expressions have to match both',
    { matchLabels: { app: 'web' }, matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] },
    false,
  ],
  [
    'An unknown operator matches nothing',
    { matchExpressions: [{ key: 'app', operator: 'Equals', values: ['web'] }] },
    false,
  ],
  ['In without values matches nothing', { matchExpressions: [{ key: 'app', operator: 'In' }] }, false],
  [
    'NotIn without values matches nothing',
    { matchExpressions: [{ key: 'app', operator: 'NotIn', values: [] }] },
    false,
  ],
  ['A label that every object inherits is no label', { matchLabels: { constructor: 'x' } }, false],
  ['What is no selector selects nothing', 'app=web', false],
])('%s', (_, selector, expected) => {
  expect(selectorMatches(selector, LABELS)).toBe(expected);
});

test('In and NotIn are opposites, and so are Exists and DoesNotExist', () => {
  const labels = fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('x', 'y'));
  const selects = (operator: string, values?: readonly string[]) => ({
    matchExpressions: [{ key: 'a', operator, values }],
  });
  fc.assert(
    fc.property(labels, (given) => {
      expect(selectorMatches(selects('In', ['x']), given)).toBe(!selectorMatches(selects('NotIn', ['x']), given));
      expect(selectorMatches(selects('Exists'), given)).toBe(!selectorMatches(selects('DoesNotExist'), given));
    }),
  );
});
