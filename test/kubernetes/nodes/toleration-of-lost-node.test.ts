import { tolerationOfLostNode } from '../../../lib/kubernetes';

const KEY = 'node.kubernetes.io/unreachable';

// DefaultTolerationSeconds 300; getMinTolerationTime
test.each([
  ['no toleration', undefined, 300],
  ['one of something else', [{ key: 'gpu', operator: 'Exists' }], 300],
  ['one of another effect', [{ key: KEY, operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 5 }], 300],
  ['30 s of it', [{ key: KEY, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 }], 30],
  ['Equal and no value', [{ key: KEY, tolerationSeconds: 30 }], 30],
  [
    'two times',
    [
      { key: KEY, operator: 'Exists', tolerationSeconds: 60 },
      { operator: 'Exists', tolerationSeconds: 20 },
    ],
    20,
  ],
  ['no time', [{ key: KEY, operator: 'Exists', effect: 'NoExecute' }], Infinity],
  ['everything', [{ operator: 'Exists' }], Infinity],
  ['a negative time', [{ key: KEY, operator: 'Exists', tolerationSeconds: -1 }], 0],
])('A pod that tolerates %s stays on a lost node as long', (_what, tolerations, seconds) => {
  expect(tolerationOfLostNode(tolerations)).toBe(seconds);
});
