import type { FieldPath } from '../../kubernetes';
import { asArray, asNumber, asObject, type Workload } from '../../workload';
import type { Fault } from './fault';

/** The field to blame where a node that is asked has no pod of its own that answers. */
export function noOwnPod({ reaches }: Workload): Fault {
  const inside = reaches.find(({ internalTrafficPolicy }) => internalTrafficPolicy === 'Local');
  const outside = reaches.find(({ externalTrafficPolicy }) => externalTrafficPolicy === 'Local');
  const field = inside ? 'internalTrafficPolicy' : 'externalTrafficPolicy';
  const words = `a node whose own pod has gone meets no other one: ${field} is Local`;
  return { manifest: (inside ?? outside)?.service, path: ['spec', field], words };
}

/** The field to blame where nothing listens at a port that a pod takes of its node. */
export function portFree(workload: Workload): Fault {
  const { identity, traffic } = workload;
  const shown = [...traffic.recognised, ...traffic.unstated].find(({ source }) => source.kind === 'host-port');
  const words =
    identity.kind === 'DaemonSet'
      ? 'two pods cannot have one port of a node: nothing listens there from the end of one until the next one does'
      : 'a pod that comes elsewhere leaves the port of the node that it was on closed';
  return { path: shown?.path ?? takenPort(workload), words };
}

/** The port of the node that is written, or else that all of its network is taken. */
function takenPort({ containers, podPath }: Workload): FieldPath {
  for (const { json, path } of containers) {
    const index = asArray(json['ports']).findIndex((port) => (asNumber(asObject(port)['hostPort']) ?? 0) > 0);
    if (index >= 0) return [...path, 'ports', index, 'hostPort'];
  }
  return [...podPath, 'hostNetwork'];
}
