import type { KubernetesVersion } from '../../../../lib/kubernetes';
import {
  validateAffinityLabelKeys,
  validateSpreadLabelKeys,
} from '../../../../lib/kubernetes/validation/metadata/validate-label-keys';
import { words } from '../words';

const SELECTOR = { matchLabels: { app: 'web' } };
const spread = (holder: object, version: KubernetesVersion, podLabels?: Record<string, string>) =>
  words(validateSpreadLabelKeys(holder, { version, podLabels }, ['t']));
const affinity = (holder: object, version: KubernetesVersion, podLabels?: Record<string, string>) =>
  words(validateAffinityLabelKeys(holder, { version, podLabels }, ['t']));

// pkg/apis/core/validation/validation_test.go TestValidateTopologySpreadConstraints; both versions of the function.
test.each<[string, object, KubernetesVersion, readonly string[]]>([
  [
    'Keys that the selector does not have are valid',
    { labelSelector: SELECTOR, matchLabelKeys: ['pod-template-hash'] },
    '1.30',
    [],
  ],
  [
    'Keys need a selector',
    { matchLabelKeys: ['a'] },
    '1.30',
    ['t.matchLabelKeys: Forbidden: must not be specified when labelSelector is not set'],
  ],
  [
    'Keys may not be selected by value as well',
    { labelSelector: SELECTOR, matchLabelKeys: ['app'] },
    '1.30',
    ['t.matchLabelKeys[0]: Invalid value: "app": exists in both matchLabelKeys and labelSelector'],
  ],
  ['A merged selector is looked at only in a Pod', { labelSelector: SELECTOR, matchLabelKeys: ['app'] }, '1.36', []],
  [
    'Merged keys need a selector',
    { matchLabelKeys: ['a'] },
    '1.36',
    ['t.matchLabelKeys: Forbidden: must not be specified when labelSelector is not set'],
  ],
])('%s', (_, holder, version, errors) => {
  expect(spread(holder, version)).toEqual(errors);
});

test('Where the API server merges keys, a Pod with the label selects it twice', () => {
  const holder = { labelSelector: SELECTOR, matchLabelKeys: ['app'] };
  const twice = ['t[0]: Invalid value: "app": exists in both matchLabelKeys and labelSelector'];
  expect(spread(holder, '1.36', { app: 'web' })).toEqual(twice);
  expect(spread(holder, '1.36', {})).toEqual([]);
});

test('Affinity has keys to match and keys to mismatch since Kubernetes 1.31, and no key is both', () => {
  const holder = { labelSelector: SELECTOR, matchLabelKeys: ['a'], mismatchLabelKeys: ['a'] };
  expect(affinity(holder, '1.30')).toEqual([]);
  expect(affinity(holder, '1.31')).toEqual([
    't.matchLabelKeys[0]: Invalid value: "a": exists in both matchLabelKeys and mismatchLabelKeys',
  ]);
});

test('Keys are those of labels', () => {
  expect(spread({ labelSelector: SELECTOR, matchLabelKeys: ['a b'] }, '1.30')).toHaveLength(1);
  expect(affinity({ labelSelector: SELECTOR, mismatchLabelKeys: ['a b'] }, '1.36')).toHaveLength(1);
});
