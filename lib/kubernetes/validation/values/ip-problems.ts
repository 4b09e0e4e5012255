import { pushAll } from '../../values/push-all';
import { supports } from '../../versions/features';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import type { NameProblems } from './name-problems';

/** An IP address as four or sixteen bytes. */
export type IpAddress = readonly number[];

/**
 * Reads an IP address; as in old versions of Go, numbers may have leading zeros.
 *
 * @returns nothing for what is no address
 * @see staging/src/k8s.io/utils/net/parse.go ParseIPSloppy
 */
export function parseIp(text: string): IpAddress | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

/**
 * What is wrong with an address. Older versions mind neither leading zeros nor IPv4 addresses in IPv6.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/util/validation/ip.go IsValidIPForLegacyField
 */
export function ipProblems(version: KubernetesVersion): NameProblems {
  return (text) => {
    const address = parseIp(text);
    if (!address) return ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'];
    if (!supports(version, 'strict-addresses')) return [];
    return [
      ...(hasLeadingZeros(text) ? ['must not have leading 0s'] : []),
      ...(isMapped(address) && !hasLeadingZeros(text) ? ['must not be an IPv4-mapped IPv6 address'] : []),
    ];
  };
}

/**
 * What is wrong with a range of addresses. Older versions mind neither leading zeros nor bits beyond the prefix.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/util/validation/ip.go IsValidCIDRForLegacyField
 */
export function cidrProblems(version: KubernetesVersion): NameProblems {
  return (text) => {
    const range = parseCidr(text);
    if (!range) return ['must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'];
    if (!supports(version, 'strict-addresses')) return [];
    const { address, bits } = range;
    if (hasLeadingZeros(text)) return ['must not have leading 0s in IP or prefix length'];
    if (isMapped(address)) return ['must not have an IPv4-mapped IPv6 address'];
    return hasBitsBeyond(address, bits) ? ['must not have bits set beyond the prefix length'] : [];
  };
}

/** A zero before another digit, in the bytes of an IPv4 address or in the length of a prefix. */
function hasLeadingZeros(text: string): boolean {
  const [address = '', length = ''] = text.split('/');
  const ipv4 = address.includes('.') ? address.slice(address.lastIndexOf(':') + 1).split('.') : [];
  return [...ipv4, length].some((digits) => /^0\d/.test(digits));
}

function isMapped(address: IpAddress): boolean {
  return address.length === 16 && address.every((byte, index) => index >= 12 || byte === (index < 10 ? 0 : 255));
}

function hasBitsBeyond(address: IpAddress, bits: number): boolean {
  return address.some((byte, index) => (byte & (255 >> Math.min(8, Math.max(0, bits - index * 8)))) !== 0);
}

/** Reads a range of addresses: `10.9.8.0/24`. */
export function parseCidr(text: string): { readonly address: IpAddress; readonly bits: number } | undefined {
  const [, host = '', length = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const address = parseIp(host);
  const bits = Number(length);
  return address && length !== '' && bits <= address.length * 8 ? { address, bits } : undefined;
}

/** Whether an address starts with the first bits of another one. */
export function sharesBits(one: IpAddress, other: IpAddress, bits: number): boolean {
  if (one.length !== other.length) return false;
  return one.every((byte, index) => {
    const left = Math.max(0, Math.min(8, bits - index * 8));
    return byte >> (8 - left) === (other[index] ?? 0) >> (8 - left);
  });
}

/**
 * What keeps an address from being one that others can reach.
 *
 * @see pkg/apis/core/validation/validation.go ValidateNonSpecialIP
 */
export function specialIpProblems(text: string): readonly string[] {
  const address = parseIp(text);
  if (!address) return [];
  const is = (...ranges: readonly string[]) =>
    ranges.some((range) => {
      const cidr = parseCidr(range);
      return cidr !== undefined && sharesBits(address, cidr.address, cidr.bits);
    });
  return [
    ...(is('0.0.0.0/32', '::/128') ? [`may not be unspecified (${text})`] : []),
    ...(is('127.0.0.0/8', '::1/128') ? ['may not be in the loopback range (127.0.0.0/8, ::1/128)'] : []),
    ...(is('169.254.0.0/16', 'fe80::/10') ? ['may not be in the link-local range (169.254.0.0/16, fe80::/10)'] : []),
    ...(is('224.0.0.0/24', 'ff02::/16')
      ? ['may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)']
      : []),
  ];
}

function parseIpv4(text: string): IpAddress | undefined {
  const bytes = text.split('.');
  const isAddress = bytes.length === 4 && bytes.every((byte) => /^\d+$/.test(byte) && Number(byte) <= 255);
  return isAddress ? bytes.map(Number) : undefined;
}

function parseIpv6(text: string): IpAddress | undefined {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const [left, right] = [parseGroups(head), parseGroups(tail ?? '')];
  if (!left || !right) return undefined;
  const missing = 16 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  return [...left, ...Array.from({ length: missing }, () => 0), ...right];
}

/** Groups of up to four hexadecimal digits; the last may be an IPv4 address. */
function parseGroups(text: string): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    const embedded = index === groups.length - 1 && group.includes('.') ? parseIpv4(group) : undefined;
    if (embedded) pushAll(bytes, embedded);
    else if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return undefined;
    else bytes.push(parseInt(group, 16) >> 8, parseInt(group, 16) & 255);
  }
  return bytes;
}
