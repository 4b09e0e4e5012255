import fc from 'fast-check';
import { formatTraffic, KNOWN_TRAFFIC, knownTraffic, parseTraffic, type TrafficSource } from '../../lib/facts';
import { traffic } from './arbitrary-facts';

const numbersOf = (sources: readonly TrafficSource[]) =>
  sources.map(({ kind, name, drainLag, firstUse, deregistration }) => [
    kind,
    drainLag,
    firstUse,
    ...(name === undefined ? [] : [name]),
    ...(deregistration ? [deregistration.callTimeout] : []),
  ]);

test('a source whose delays are known needs no more than its name', () => {
  for (const kind of Object.keys(KNOWN_TRAFFIC) as (keyof typeof KNOWN_TRAFFIC)[]) {
    expect(parseTraffic(kind)).toEqual([knownTraffic(kind)]);
    expect(formatTraffic([knownTraffic(kind)])).toBe(kind);
  }
});

test.each<[string, unknown[]]>([
  [
    'cluster-ip, ingress-nginx',
    [
      ['cluster-ip', 5, 5],
      ['ingress-nginx', 10, 10],
    ],
  ],
  [
    'cluster-ip,ingress-nginx',
    [
      ['cluster-ip', 5, 5],
      ['ingress-nginx', 10, 10],
    ],
  ],
  [
    '\n  cluster-ip ,\n  ingress-nginx\n',
    [
      ['cluster-ip', 5, 5],
      ['ingress-nginx', 10, 10],
    ],
  ],
  ['aws-alb(drain-lag=30s)', [['aws-alb', 30, 60]]],
  ['aws-alb ( first-use=1m30s )', [['aws-alb', 120, 90]]],
  ['aws-alb()', [['aws-alb', 120, 60]]],
  ['registry(name=nacos drain-lag=30s first-use=20s deregistration=3s)', [['registry', 30, 20, 'nacos', 3]]],
  ['registry(name=nacos, drain-lag=30s, first-use=20s)', [['registry', 30, 20, 'nacos']]],
  [
    'custom(name=a=b drain-lag=0 first-use=500ms), none',
    [
      ['custom', 0, 0.5, 'a=b'],
      ['none', 0, 0],
    ],
  ],
])('"%s" is understood', (text, expected) => {
  expect(numbersOf(parseTraffic(text))).toEqual(expected);
});

test('numbers that somebody states are not said to be measured', () => {
  expect(parseTraffic('cluster-ip')[0]?.basis).toBe('measured');
  expect(parseTraffic('cluster-ip(drain-lag=5s)')[0]?.basis).toBe('measured');
  expect(parseTraffic('cluster-ip(drain-lag=2s)')[0]).toMatchObject({ basis: 'stated', because: 'stated' });
});

test.each<[string, string, RegExp]>([
  ['no source at all', '', /is not a traffic source/],
  ['only spaces', '  ', /is not a traffic source/],
  ['a source that nobody knows', 'carrier-pigeon', /'carrier-pigeon' is not a traffic source/],
  ['a name of another case', 'ClusterIP', /is not a traffic source/],
  ['a property of every object', 'constructor', /is not a traffic source/],
  ['no source behind a comma', 'cluster-ip,', /'' is not a traffic source/],
  ['no source between two commas', 'cluster-ip,,none', /is not a traffic source/],
  ['no comma between two sources', 'cluster-ip none', /is not a traffic source/],
  ['a parenthesis that does not end', 'aws-alb(drain-lag=5s', /is not a traffic source/],
  ['a parenthesis within another', 'aws-alb((drain-lag=5s))', /is not a traffic source/],
  ['an option without a value', 'aws-alb(drain-lag)', /'drain-lag' is not an option; write NAME=VALUE/],
  ['an option with an empty value', 'aws-alb(drain-lag=)', /NAME=VALUE/],
  ['a value without an option', 'aws-alb(=5s)', /NAME=VALUE/],
  ['an option that nobody knows', 'aws-alb(lag=5s)', /'lag' is no option of aws-alb; it takes name, drain-lag/],
  ['an option stated twice', 'aws-alb(drain-lag=5s drain-lag=6s)', /'drain-lag' of aws-alb is stated twice/],
  ['a delay that is no duration', 'aws-alb(drain-lag=soon)', /soon/],
  ['a delay below zero', 'aws-alb(drain-lag=-5s)', /negative/],
  ['a call that takes less than no time', 'registry(drain-lag=1s first-use=1s deregistration=-1s)', /negative/],
  ['delays that only the user knows', 'registry', /nobody knows the delays of 'registry'/],
  ['one of two delays that only the user knows', 'mesh(drain-lag=5s)', /state mesh\(drain-lag=… first-use=…\)/],
])('%s is refused', (_what, text, problem) => {
  expect(() => parseTraffic(text)).toThrow(RangeError);
  expect(() => parseTraffic(text)).toThrow(problem);
});

test('a long text without a source is refused at once', () => {
  const started = Date.now();
  expect(() => parseTraffic(`a${' '.repeat(200_000)}b`)).toThrow(RangeError);
  expect(Date.now() - started).toBeLessThan(2000);
});

test('every source is written so that it is read again', () => {
  fc.assert(
    fc.property(fc.array(traffic, { minLength: 1 }), (sources) => {
      const text = formatTraffic(sources);
      expect(formatTraffic(parseTraffic(text))).toBe(text);
    }),
  );
});
