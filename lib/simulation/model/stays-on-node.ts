import type { Workload } from '../../workload';
import { controllerOf } from './read-update';

/**
 * How clients are bound to the pod of one node, where they meet no other: by a policy that is Local, or by a port of the
 * node. Where the clients of other workloads run nobody knows; every node has a pod of a DaemonSet.
 */
export function staysOnNode(workload: Workload): string | undefined {
  const { reaches, traffic } = workload;
  if (controllerOf(workload) !== 'DaemonSet') return undefined;
  const isLocal = reaches.some((reach) => !reach.headless && reach.internalTrafficPolicy === 'Local');
  if (isLocal) return 'internalTrafficPolicy is Local';
  const comesBy = (kind: string) => traffic.value.some((source) => source.kind === kind);
  if (comesBy('node-local')) return 'externalTrafficPolicy is Local';
  return comesBy('host-port') ? 'they ask the port of the node itself' : undefined;
}
