import fc from 'fast-check';
import { readFacts } from '../../lib/facts';

/** Reads one annotation, in a workload with the containers `web` and `proxy`. */
const read = (annotation: string, value: unknown) => readFacts({ [annotation]: value }, ['web', 'proxy']);

test.each<[string, string, unknown]>([
  ['zero-downtime/slowest-start', '1m30s', { slowestStart: 90 }],
  ['zero-downtime/slowest-start', '\n 90s ', { slowestStart: 90 }],
  ['zero-downtime/longest-request', '1.5s', { longestRequest: 1.5 }],
  ['zero-downtime/longest-request', '0', { longestRequest: 0 }],
  ['zero-downtime/pre-stop-takes', '250ms', { preStopTakes: 0.25 }],
  ['zero-downtime/on-sigterm', 'drains', { onSigterm: { kind: 'drains' } }],
  ['zero-downtime/on-sigterm', ' keeps-serving   1m ', { onSigterm: { kind: 'keeps-serving', for: 60 } }],
])('%s: "%s" is a fact about the workload', (annotation, text, expected) => {
  expect(read(annotation, text)).toEqual({
    facts: { workload: expected, containers: {}, ignored: [] },
    unreadable: [],
  });
});

test('a fact with the name of a container is about that container only', () => {
  const { facts } = read('zero-downtime/slowest-start.proxy', '5s');
  expect(facts).toEqual({ workload: {}, containers: { proxy: { slowestStart: 5 } }, ignored: [] });
});

test('a container may be called like a property of every object', () => {
  for (const name of ['constructor', '__proto__', 'toString']) {
    const { facts } = readFacts({ [`zero-downtime/slowest-start.${name}`]: '5s' });
    expect(Object.entries(facts.containers)).toEqual([[name, { slowestStart: 5 }]]);
  }
  expect(({} as Record<string, unknown>)['slowestStart']).toBeUndefined();
  expect((Object as unknown as Record<string, unknown>)['slowestStart']).toBeUndefined();
});

test('rules are ignored for a reason, a line each', () => {
  const { facts } = read(
    'zero-downtime/ignore',
    'single-replica: staging: one is enough\n\n budget-missing :it is elsewhere',
  );
  expect(facts.ignored).toEqual([
    { rule: 'single-replica', reason: 'staging: one is enough' },
    { rule: 'budget-missing', reason: 'it is elsewhere' },
  ]);
});

test.each<[string, string, unknown, RegExp]>([
  ['a duration without a unit', 'zero-downtime/slowest-start', '30', /unit/],
  ['a duration in words', 'zero-downtime/longest-request', 'half a minute', /half a minute/],
  ['a duration below zero', 'zero-downtime/longest-request', '-5s', /negative/],
  ['no duration', 'zero-downtime/pre-stop-takes', '', /empty/],
  ['a behaviour that is not known', 'zero-downtime/on-sigterm', 'waits', /'waits' is none of: drains/],
  ['a behaviour with a duration that it does not take', 'zero-downtime/on-sigterm', 'drains 5s', /none of/],
  ['a behaviour without the duration that it takes', 'zero-downtime/on-sigterm', 'keeps-serving', /DURATION/],
  ['a behaviour with two durations', 'zero-downtime/on-sigterm', 'keeps-serving 5s 6s', /none of/],
  ['a behaviour for less than no time', 'zero-downtime/on-sigterm', 'keeps-serving -5s', /negative/],
  ['traffic that is not known', 'zero-downtime/traffic', 'carrier-pigeon', /carrier-pigeon/],
  ['a rule without a reason', 'zero-downtime/ignore', 'single-replica', /no reason/],
  ['a rule with an empty reason', 'zero-downtime/ignore', 'single-replica: ', /no reason/],
  ['a reason without a rule', 'zero-downtime/ignore', ': staging', /RULE: why/],
  [
    'a fact that does not exist',
    'zero-downtime/slowest-stat',
    '30s',
    /no such fact; known are zero-downtime\/slowest-start/,
  ],
  ['a suffix that it does not take', 'zero-downtime/traffic.web', 'none', /no such fact/],
  ['a suffix of the plan', 'zero-downtime/plan.web', '…', /no such fact/],
  ['a container that does not exist', 'zero-downtime/slowest-start.wbe', '30s', /no container 'wbe'/],
  ['no container', 'zero-downtime/slowest-start.', '30s', /no container ''/],
  ['a number, which is no text', 'zero-downtime/slowest-start', 30, /quotes/],
  ['nothing, which is no text', 'zero-downtime/traffic', null, /quotes/],
  ['a list, which is no text', 'zero-downtime/slowest-start', ['30s'], /quotes/],
])('%s is reported, and no fact comes of it', (_what, annotation, value, problem) => {
  const { facts, unreadable } = read(annotation, value);
  expect(facts).toEqual({ workload: {}, containers: {}, ignored: [] });
  expect(unreadable).toEqual([
    {
      annotation,
      text: typeof value === 'string' ? value : JSON.stringify(value),
      problem: expect.stringMatching(problem),
    },
  ]);
});

test('the others are read although one cannot be', () => {
  const { facts, unreadable } = readFacts({
    'zero-downtime/slowest-start': 'soon',
    'zero-downtime/longest-request': '20s',
    'zero-downtime/on-sigterm': 'perhaps',
  });
  expect(facts.workload).toEqual({ longestRequest: 20 });
  expect(unreadable.map(({ annotation }) => annotation)).toEqual([
    'zero-downtime/slowest-start',
    'zero-downtime/on-sigterm',
  ]);
});

test('the annotations of others, and the plan, are nobody’s facts', () => {
  const { facts, unreadable } = readFacts({
    'example.com/slowest-start': 'soon',
    'zero-downtime': 'soon',
    'zero-downtime/plan': 'minReadySeconds 15 …',
  });
  expect(facts).toEqual({ workload: {}, containers: {}, ignored: [] });
  expect(unreadable).toEqual([]);
});

test('whatever stands in an annotation is read or reported, never thrown', () => {
  const annotation = fc.oneof(
    fc.constantFrom('slowest-start', 'longest-request', 'on-sigterm', 'pre-stop-takes', 'traffic', 'ignore'),
    fc.string(),
  );
  const words = fc.constantFrom(
    '1m',
    '-',
    'keeps-serving',
    'registry',
    '(',
    ')',
    ',',
    '=',
    'drain-lag=1s',
    'none',
    ' ',
  );
  const value = fc.oneof(
    fc.string(),
    fc.array(words).map((some) => some.join('')),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(annotation, fc.option(fc.string()), value, (name, suffix, text) => {
      const key = `zero-downtime/${name}${suffix === null ? '' : `.${suffix}`}`;
      const { facts, unreadable } = readFacts({ [key]: text });
      const stated = [facts.workload, ...Object.values(facts.containers)].flatMap(Object.keys);
      const read = stated.length + (facts.traffic === undefined ? 0 : 1) + facts.ignored.length;
      const skipped = key === 'zero-downtime/plan' || (key === 'zero-downtime/ignore' && String(text).trim() === '');
      expect(read > 0 || unreadable.length === 1 || skipped).toBe(true);
      expect(unreadable.every(({ problem }) => problem !== '')).toBe(true);
    }),
    { numRuns: 500 },
  );
});
