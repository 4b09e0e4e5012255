import fc from 'fast-check';
import { readStatedDefaults } from '../../lib/facts';

test('facts of a config file are written as their annotations are', () => {
  const { stated, problems } = readStatedDefaults({
    everywhere: { longestRequest: '20s' },
    workloads: [
      {
        kind: 'Deployment',
        name: 'web-*',
        slowestStart: '1m',
        onSigterm: 'keeps-serving 10s',
        traffic: 'none',
        containers: { proxy: { onSigterm: 'exits' } },
      },
    ],
  });
  expect(problems).toEqual([]);
  expect(stated).toMatchObject({
    everywhere: { workload: { longestRequest: 20 } },
    workloads: [
      {
        kind: 'Deployment',
        name: 'web-*',
        facts: {
          workload: { slowestStart: 60, onSigterm: { kind: 'keeps-serving', for: 10 } },
          containers: { proxy: { onSigterm: { kind: 'exits' } } },
          traffic: [{ kind: 'none' }],
        },
      },
    ],
  });
});

test.each<[string, unknown, RegExp]>([
  [
    'a number without a unit',
    { everywhere: { longestRequest: 20 } },
    /facts\.everywhere\.longestRequest: write it as text/,
  ],
  ['a behaviour that nobody knows', { everywhere: { onSigterm: 'waits' } }, /'waits' is none of/],
  ['a fact that nobody knows', { workloads: [{ longestRequests: '2s' }] }, /facts\.workloads\[0\]: 'longestRequests'/],
  ['a place that nobody knows', { defaults: {} }, /'defaults' is not known here; known are everywhere, workloads/],
  ['workloads that are no list', { workloads: { web: {} } }, /facts\.workloads has to be a list/],
  ['a selector that is no text', { workloads: [{ name: 7 }] }, /facts\.workloads\[0\]\.name has to be text/],
  ['text', 'longestRequest: 2s', /facts has to be a mapping/],
])('%s is said, with its place', (_what, json, expected) => {
  expect(readStatedDefaults(json).problems).toEqual([expect.stringMatching(expected)]);
});

test('a selector that cannot be read selects nothing', () => {
  const { stated } = readStatedDefaults({ workloads: [{ name: 7, slowestStart: '5s' }] });
  expect(stated.workloads).toMatchObject([{ name: '' }]);
});

test('whatever a config file holds is read or said', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      expect(Array.isArray(readStatedDefaults(json).problems)).toBe(true);
      expect(
        Array.isArray(readStatedDefaults({ everywhere: json, workloads: [json, { containers: json }] }).problems),
      ).toBe(true);
    }),
  );
});
