import {
  DEFAULT_KUBERNETES_VERSION,
  isAtLeast,
  KUBERNETES_VERSIONS,
  parseKubernetesVersion,
} from '../../../lib/kubernetes';

test.each([
  ['1.30', '1.30'],
  ['v1.31.4', '1.31'],
  ['1.28.0', '1.28'],
  ['v1.29.3-gke.100', '1.29'],
  ['v1.32.1+k3s1', '1.32'],
  [' 1.36 ', '1.36'],
])('%p is Kubernetes %s', (text, version) => {
  expect(parseKubernetesVersion(text)).toBe(version);
});

test.each(['1.27', '1.37', '2.0', '1', '1.3', '1.300', 'latest', '', '1.30.x', '1.30-beta'])(
  '%p is no supported version, and the message names the range',
  (text) => {
    expect(() => parseKubernetesVersion(text)).toThrow(RangeError);
    expect(() => parseKubernetesVersion(text)).toThrow('1.28 to 1.36');
  },
);

test('The default is a supported version', () => {
  expect(KUBERNETES_VERSIONS).toContain(DEFAULT_KUBERNETES_VERSION);
});

test('Versions are as new as those that stand before them', () => {
  KUBERNETES_VERSIONS.forEach((version, index) => {
    expect(KUBERNETES_VERSIONS.filter((other) => isAtLeast(version, other))).toHaveLength(index + 1);
  });
});
