import { labelValueProblems, qualifiedNameProblems } from '../../../../lib/kubernetes/validation/values/label-problems';

// staging/src/k8s.io/apimachinery/pkg/api/validate/content/kube_test.go TestIsLabelKey
test.each([
  'simple',
  'now-with-dashes',
  '1-starts-with-num',
  '1234',
  'simple/simple',
  'now.with.dots',
  'CAPS_and_1',
  '1.2.3.4/5678',
])('%s is a label key', (key) => {
  expect(qualifiedNameProblems(key)).toEqual([]);
});

test.each([
  ['nospecialchars%^=@', 1],
  ['cantendwithadash-', 1],
  ['-cantstartwithadash-', 1],
  ['only/one/slash', 1],
  ['Example.com/abc', 1],
  ['example_com/abc', 1],
  ['/abc', 1],
  ['', 2],
  ['example.com/', 2],
  ['a'.repeat(64), 1],
  [`${'a'.repeat(254)}/abc`, 1],
])('%p has %d problems as a label key', (key, problems) => {
  expect(qualifiedNameProblems(key)).toHaveLength(problems);
});

// TestIsLabelValue
test.each(['simple', '', '12345', 'UPPER.and_lower-1', 'a'.repeat(63)])('%p is a label value', (value) => {
  expect(labelValueProblems(value)).toEqual([]);
});

test.each(['nospecialchars%^=@', '-a', 'a-', 'a b', 'only/one', 'a'.repeat(64)])('%p is no label value', (value) => {
  expect(labelValueProblems(value)).toHaveLength(1);
});
