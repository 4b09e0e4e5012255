import { FactError } from '../fact-error';
import { Traffic } from './traffic';
import { portProblem } from '../typed';

/** The ways into the pods of a DaemonSet. */
export type EntranceKind = 'none' | 'service' | 'node-local-service' | 'host-port' | 'host-network';

/**
 * How requests come into the pods of a DaemonSet. It decides whether a new pod can run beside the old one of its node: not
 * where both would need the same port of that node.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#communicating-with-daemon-pods
 * @example
 * entrance: Entrance.nodeLocalService()
 */
export class Entrance {
  /** Nobody asks it: an agent that collects, pushes or watches by itself. */
  public static none(): Entrance {
    return new Entrance('none', Traffic.none());
  }

  /** A Service that leads to the pods of all nodes. */
  public static service(): Entrance {
    return new Entrance('service', Traffic.clusterIp());
  }

  /**
   * A Service that leads each client to the pod of its own node (`internalTrafficPolicy: Local`). Clients on a node
   * without a pod that is ready get no answer.
   *
   * @see https://kubernetes.io/docs/concepts/services-networking/service-traffic-policy/
   */
  public static nodeLocalService(): Entrance {
    return new Entrance('node-local-service', Traffic.clusterIp());
  }

  /**
   * A port of the node (`hostPort`). Two pods cannot have it at the same time, so a rollout leaves each node without it
   * for a while; the plan says for how long.
   *
   * @param port the port of the node; the same as that of the container where none is stated
   */
  public static hostPort(port?: number): Entrance {
    const problem = port === undefined ? undefined : portProblem(port, 'port');
    if (problem !== undefined) throw new FactError(`Entrance.hostPort: ${problem}`);
    return new Entrance('host-port', Traffic.hostPort(), port);
  }

  /** The network of the node (`hostNetwork`): its ports are the node's, with the same gap as `hostPort`. */
  public static hostNetwork(): Entrance {
    return new Entrance('host-network', Traffic.hostPort());
  }

  private constructor(
    /** @internal */
    readonly _kind: EntranceKind,
    /** @internal */
    readonly _traffic: Traffic,
    /** @internal */
    readonly _port?: number,
  ) {}
}
