import type { WrittenContainer } from '../containers/container';
import type { KnownApplication } from './application';
import { FORM_OF_IT, PART_OF_IT } from './words-beside';

/**
 * Whether an image, or a workload, is only called after what it works with: `shop-mysql`, which answers at a port of its
 * own, and at none that MySQL has.
 */
export function isCalledAfter(
  { holds, ports = [], words = [] }: KnownApplication,
  called: readonly string[],
  container: WrittenContainer,
): boolean {
  if (holds === undefined || ports.length === 0 || container.ports.length === 0) return false;
  const first = called.find((word) => !FORM_OF_IT.has(word) && !PART_OF_IT.has(word));
  const beginsWithIt = words.some((text) => text.split(' ')[0] === first);
  return !beginsWithIt && !container.ports.some(({ number }) => ports.includes(number));
}
