import {
  cidrProblems,
  ipProblems,
  parseCidr,
  sharesBits,
  specialIpProblems,
} from '../../../../lib/kubernetes/validation/values/ip-problems';

test.each(['10.9.8.7', '010.9.8.7', '::', '::1', '2001:db8::ffff', '::ffff:10.0.0.1', '1:2:3:4:5:6:7:8'])(
  '%s is an address',
  (text) => {
    expect(ipProblems(text)).toEqual([]);
  },
);

test.each([
  '',
  '10.9.8',
  '10.9.8.256',
  '10.9.8.7.6',
  ':',
  ':::',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  'g::',
  '12345::',
  'host',
])('%j is no address', (text) => {
  expect(ipProblems(text)).toHaveLength(1);
});

test.each(['10.0.0.0/8', '0.0.0.0/0', '2001:db8::/64', '10.9.8.7/32'])('%s is a range', (text) => {
  expect(cidrProblems(text)).toEqual([]);
});

test.each(['10.0.0.0', '10.0.0.0/33', '::/129', '10.0.0.0/', '/8', '10.0.0.0/-1'])('%s is no range', (text) => {
  expect(cidrProblems(text)).toHaveLength(1);
});

test('A range holds what shares its first bits', () => {
  const [range, inside, outside] = ['10.0.0.0/9', '10.127.255.255/32', '10.128.0.0/32'].map(parseCidr);
  const holds = (one: typeof range) => range && one && sharesBits(range.address, one.address, range.bits);
  expect([holds(inside), holds(outside)]).toEqual([true, false]);
});

test.each(['0.0.0.0', '127.0.0.1', '169.254.1.1', '::1', 'fe80::1', '224.0.0.1'])(
  '%s is no address that others reach',
  (text) => {
    expect(specialIpProblems(text)).toHaveLength(1);
  },
);
