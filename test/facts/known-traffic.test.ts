import { isKnownTraffic, KNOWN_TRAFFIC, knownTraffic, type KnownTrafficKind } from '../../lib/facts';

/** Drain lag and first use, in seconds: each is promised to users, so it changes only on purpose. */
const TABLE: Record<KnownTrafficKind, readonly [number, number]> = {
  none: [0, 0],
  'cluster-ip': [5, 5],
  'node-port': [5, 5],
  'node-local': [5, 5],
  'host-port': [0, 0],
  headless: [30 + 5, 35],
  'ingress-nginx': [10, 10],
  'aws-alb': [120, 60],
  'aws-nlb': [120, 180],
  'gke-neg': [60, 60],
};

test.each(Object.entries(TABLE))(
  'requests through %s arrive for %p seconds after the deletion and after Ready',
  (kind, [drainLag, firstUse]) => {
    expect(knownTraffic(kind as KnownTrafficKind)).toMatchObject({ kind, drainLag, firstUse });
  },
);

test('every known source is in the table, and says where its numbers come from', () => {
  expect(Object.keys(KNOWN_TRAFFIC).sort()).toEqual(Object.keys(TABLE).sort());
  for (const { basis, because } of Object.values(KNOWN_TRAFFIC)) {
    expect(basis).not.toBe('stated');
    expect(because.length).toBeGreaterThan(10);
  }
});

test('what one side states leaves the other as it is known', () => {
  expect(knownTraffic('aws-alb', { drainLag: 30 })).toMatchObject({ drainLag: 30, firstUse: 60, basis: 'stated' });
  expect(knownTraffic('aws-alb', { firstUse: 0 })).toMatchObject({ drainLag: 120, firstUse: 0, basis: 'stated' });
});

test.each([
  ['aws-alb', true],
  ['registry', false],
  ['toString', false],
])('the delays of %s are known: %p', (kind, expected) => {
  expect(isKnownTraffic(kind)).toBe(expected);
});
