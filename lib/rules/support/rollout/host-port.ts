import type { FieldPath } from '../../../kubernetes';
import { asArray, asNumber, asObject, type Workload } from '../../../workload';

/** A port of its node that a pod takes for itself. */
export interface HostPort {
  readonly port: number;
  readonly path: FieldPath;
  /** Whether it says so itself, or takes it because of hostNetwork. */
  readonly isWritten: boolean;
}

/**
 * The first port of its node that a pod takes: no two such pods can be on one node.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/scheduler/framework/plugins/nodeports/node_ports.go
 */
export function hostPortOf({ containers, podSpec }: Workload): HostPort | undefined {
  const isOnHost = podSpec['hostNetwork'] === true;
  for (const { role, json, path } of containers) {
    if (role === 'init') continue;
    for (const [index, port] of asArray(json['ports']).map(asObject).entries()) {
      const written = asNumber(port['hostPort']) ?? 0;
      const taken = written > 0 ? written : isOnHost ? (asNumber(port['containerPort']) ?? 0) : 0;
      const field = written > 0 ? 'hostPort' : 'containerPort';
      if (taken > 0) return { port: taken, path: [...path, 'ports', index, field], isWritten: written > 0 };
    }
  }
  return undefined;
}
