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
    expect(ipProblems('1.30')(text)).toEqual([]);
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
  expect(ipProblems('1.30')(text)).toHaveLength(1);
});

test.each(['10.0.0.0/8', '0.0.0.0/0', '2001:db8::/64', '10.9.8.7/32'])('%s is a range', (text) => {
  expect(cidrProblems('1.30')(text)).toEqual([]);
});

test.each(['10.0.0.0', '10.0.0.0/33', '::/129', '10.0.0.0/', '/8', '10.0.0.0/-1'])('%s is no range', (text) => {
  expect(cidrProblems('1.30')(text)).toHaveLength(1);
});

test.each([
  ['010.9.8.7', 'must not have leading 0s'],
  ['10.9.8.07', 'must not have leading 0s'],
  ['::ffff:10.0.0.1', 'must not be an IPv4-mapped IPv6 address'],
  ['::ffff:010.0.0.1', 'must not have leading 0s'],
])('Since Kubernetes 1.36 the address %s %s', (text, problem) => {
  expect([ipProblems('1.35')(text), ipProblems('1.36')(text)]).toEqual([[], [problem]]);
});

test.each(['10.9.8.0', '0.0.0.0', '::', '2001:db8::1', '::10.0.0.1', '2001:0db8::0'])(
  'Kubernetes 1.36 accepts the address %s',
  (text) => {
    expect(ipProblems('1.36')(text)).toEqual([]);
  },
);

test.each([
  ['10.0.0.1/8', 'must not have bits set beyond the prefix length'],
  ['10.0.0.128/24', 'must not have bits set beyond the prefix length'],
  ['2001:db8::1/64', 'must not have bits set beyond the prefix length'],
  ['010.0.0.0/8', 'must not have leading 0s in IP or prefix length'],
  ['10.0.0.0/08', 'must not have leading 0s in IP or prefix length'],
  ['::ffff:10.0.0.0/104', 'must not have an IPv4-mapped IPv6 address'],
])('Since Kubernetes 1.36 the range %s %s', (text, problem) => {
  expect([cidrProblems('1.35')(text), cidrProblems('1.36')(text)]).toEqual([[], [problem]]);
});

test.each(['10.0.0.0/8', '0.0.0.0/0', '10.9.8.7/32', '10.128.0.0/9', '2001:db8::/32', '::1/128'])(
  'Kubernetes 1.36 accepts the range %s',
  (text) => {
    expect(cidrProblems('1.36')(text)).toEqual([]);
  },
);

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
