import {
  dns1035LabelProblems,
  dnsLabelProblems,
  dnsSubdomainProblems,
} from '../../../../lib/kubernetes/validation/values/dns-name-problems';

const LONG = 'a'.repeat(64);

// staging/src/k8s.io/apimachinery/pkg/util/validation/validation_test.go TestIsDNS1123Label
test.each(['a', 'ab', 'abc', 'a1', 'a-1', 'a--1--2--b', '0', '01', 'a'.repeat(63)])('%s is a DNS label', (name) => {
  expect(dnsLabelProblems(name)).toEqual([]);
});

test.each(['', 'A', 'ABC', 'aBc', '-', 'a-', '-a', '_', 'a_b', 'a b', 'a$', 'ä'])('%p is no DNS label', (name) => {
  expect(dnsLabelProblems(name)).toHaveLength(1);
});

test('A DNS label is at most 63 characters long and has no dots', () => {
  expect(dnsLabelProblems(LONG)).toEqual(['must be no more than 63 characters']);
  expect(dnsLabelProblems('a.b')).toEqual(['must not contain dots']);
});

// TestIsDNS1123Subdomain
test.each(['a', 'a.a', '0.a', 'a-1.b--2.c', `${LONG}.${LONG}`])('%s is a DNS subdomain', (name) => {
  expect(dnsSubdomainProblems(name)).toEqual([]);
});

test.each(['', '.', 'a.', '.a', 'a..b', 'A.a', 'a_b', '-a.b', 'a.b-'])('%p is no DNS subdomain', (name) => {
  expect(dnsSubdomainProblems(name)).toHaveLength(1);
});

test('A DNS subdomain is at most 253 characters long', () => {
  expect(dnsSubdomainProblems('a'.repeat(254))).toEqual(['must be no more than 253 characters']);
});

// TestIsDNS1035Label
test.each([
  ['a', 0],
  ['a1', 0],
  ['0', 1],
  ['1a', 1],
  ['a.b', 1],
  ['', 1],
  [LONG, 1],
])('%p has %d problems as a DNS label that starts with a letter', (name, problems) => {
  expect(dns1035LabelProblems(name)).toHaveLength(problems);
});
