import type { Container, Workload } from '../../workload';

/**
 * The regular container that a native sidecar passes requests on to, where requests come to a sidecar: the first one
 * with a port, or the first one.
 */
export function behindSidecar({ containers, serving }: Workload): readonly [Container] | undefined {
  if (!serving.some(({ role }) => role === 'sidecar')) return undefined;
  const regular = containers.filter(({ role }) => role === 'regular');
  const behind = regular.find(({ ports }) => ports.length > 0) ?? regular[0];
  return behind && !serving.includes(behind) ? [behind] : undefined;
}
