import { firstVersionWith, KUBERNETES_FEATURES, KUBERNETES_VERSIONS, supports } from '../../../lib/kubernetes';

// pkg/features/kube_features.go: the version with `Default: true`.
test.each([
  ['grpc-probe', '1.24'],
  ['terminating-endpoints', '1.26'],
  ['unhealthy-pod-eviction-policy', '1.27'],
  ['match-label-keys-in-spread', '1.27'],
  ['native-sidecars', '1.29'],
  ['sleep-hook', '1.30'],
  ['zero-sleep', '1.33'],
  ['container-restart-rules', '1.35'],
] as const)('%s is on by default since Kubernetes %s', (feature, version) => {
  expect(firstVersionWith(feature)).toBe(version);
});

test.each([
  ['1.28', 'sleep-hook', false],
  ['1.29', 'sleep-hook', false],
  ['1.30', 'sleep-hook', true],
  ['1.36', 'sleep-hook', true],
  ['1.28', 'grpc-probe', true],
  ['1.32', 'zero-sleep', false],
  ['1.28', 'native-sidecars', false],
] as const)('Kubernetes %s has %s: %p', (version, feature, expected) => {
  expect(supports(version, feature)).toBe(expected);
});

test('What a version has, later versions have', () => {
  for (const feature of KUBERNETES_FEATURES) {
    const have = KUBERNETES_VERSIONS.map((version) => supports(version, feature));
    expect(have).toEqual([...have].sort((one, other) => Number(one) - Number(other)));
  }
});
