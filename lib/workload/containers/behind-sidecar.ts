import type { Container } from './container';
import type { Workload } from '../workload';

/**
 * The regular container that a native sidecar passes requests on to, where requests come to a sidecar and not to that
 * container anyway: the first one with a port, or the first one.
 */
export function behindSidecar({ containers, serving }: Workload): readonly Container[] {
  if (!serving.some(({ role }) => role === 'sidecar')) return [];
  const regular = containers.filter(({ role }) => role === 'regular');
  const behind = regular.find(({ ports }) => ports.length > 0) ?? regular[0];
  return behind && !serving.includes(behind) ? [behind] : [];
}
