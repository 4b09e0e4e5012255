import fc from 'fast-check';
import { drainLag, drainLagAfterCall, firstUse, knownTraffic, type TrafficSource } from '../../lib/facts';
import { traffic } from './arbitrary-facts';

const NACOS: TrafficSource = {
  kind: 'registry',
  drainLag: 30,
  firstUse: 25,
  basis: 'stated',
  because: 'stated',
  deregistration: { callTimeout: 3 },
};

test('without traffic nothing has to be waited for', () => {
  for (const sources of [[], [knownTraffic('none')]]) {
    expect([drainLag(sources), drainLagAfterCall(sources), firstUse(sources)]).toEqual([0, 0, 0]);
  }
});

test('clients of a registry send requests for their cache time after the call that ends the registration', () => {
  expect(drainLag([NACOS])).toBe(3 + 30);
  expect(drainLagAfterCall([NACOS])).toBe(30);
});

test('the slowest source decides', () => {
  const sources = [knownTraffic('cluster-ip'), NACOS, knownTraffic('ingress-nginx')];
  expect([drainLag(sources), drainLagAfterCall(sources), firstUse(sources)]).toEqual([33, 30, 25]);
});

test('another source never makes anything faster', () => {
  fc.assert(
    fc.property(fc.array(traffic), traffic, (sources, another) => {
      for (const delay of [drainLag, drainLagAfterCall, firstUse]) {
        expect(delay([...sources, another])).toBeGreaterThanOrEqual(delay(sources));
      }
      expect(drainLagAfterCall(sources)).toBeLessThanOrEqual(drainLag(sources));
    }),
  );
});
