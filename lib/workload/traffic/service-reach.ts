import {
  asArray,
  asNumber,
  asObject,
  asString,
  pathBelow,
  type FieldPath,
  type JsonObject,
  type Seconds,
} from '../../kubernetes';
import type { ContainerPort, WrittenContainer } from '../containers/container';
import type { Manifest } from '../objects/manifest';

/** How one Service reaches the pods of a workload. */
export interface ServiceReach {
  readonly service: Manifest;
  readonly type: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  /** `clusterIP: None`: clients get the addresses of the pods, and kube-proxy has no part in it. */
  readonly headless: boolean;
  /** Whether pods that are not ready, or no longer, get requests as well. @default false */
  readonly publishesNotReady: boolean;
  /** For how long a client stays with its pod; absent where it does not. */
  readonly affinity?: Seconds;
  /** @default Cluster */
  readonly externalTrafficPolicy: 'Cluster' | 'Local';
  /** @default Cluster */
  readonly internalTrafficPolicy: 'Cluster' | 'Local';
  readonly ports: readonly ReachedPort[];
}

/** One port of a Service, and where it leads. */
export interface ReachedPort {
  /** From the Service down. */
  readonly path: FieldPath;
  readonly name?: string;
  readonly port: number;
  /** @default TCP */
  readonly protocol: string;
  /** As the API server fills it in: the port itself where no target is written. */
  readonly targetPort: number | string;
  /** The port at the pod; absent where no container has one of that name, so that the pod gets no requests for it. */
  readonly number?: number;
  /** The name of the container that declares it; absent where none does, which keeps no request away. */
  readonly container?: string;
}

const PORTS: FieldPath = ['spec', 'ports'];

/** How long `sessionAffinity: ClientIP` lasts by default. @see pkg/apis/core/v1/defaults.go SetDefaults_Service */
const DEFAULT_AFFINITY: Seconds = 10_800;

/** Reads how a Service reaches pods that it selects. */
export function readReach(service: Manifest, containers: readonly WrittenContainer[]): ServiceReach {
  const spec = asObject(service.object['spec']);
  const { type, sessionAffinity, sessionAffinityConfig } = spec;
  const { timeoutSeconds } = asObject(asObject(sessionAffinityConfig)['clientIP']);
  return {
    service,
    type: type === 'NodePort' || type === 'LoadBalancer' ? type : 'ClusterIP',
    headless: spec['clusterIP'] === 'None',
    publishesNotReady: spec['publishNotReadyAddresses'] === true,
    ...(sessionAffinity === 'ClientIP' && { affinity: asNumber(timeoutSeconds) ?? DEFAULT_AFFINITY }),
    externalTrafficPolicy: policyOf(spec['externalTrafficPolicy']),
    internalTrafficPolicy: policyOf(spec['internalTrafficPolicy']),
    ports: asArray(spec['ports']).flatMap((json, index) => readPort(asObject(json), index, containers)),
  };
}

function policyOf(written: unknown): 'Cluster' | 'Local' {
  return written === 'Local' ? 'Local' : 'Cluster';
}

function readPort(json: JsonObject, index: number, containers: readonly WrittenContainer[]): readonly ReachedPort[] {
  const port = asNumber(json['port']);
  if (port === undefined) return [];
  const protocol = asString(json['protocol']) || 'TCP';
  const name = asString(json['name']);
  const targetPort = asNumber(json['targetPort']) || asString(json['targetPort']) || port;
  const target = findTarget(targetPort, protocol, containers);
  const path = pathBelow(PORTS, index);
  return [{ path, ...(name !== undefined && { name }), port, protocol, targetPort, ...target }];
}

/**
 * The port of a pod that a target means. Ordinary init containers have ended when a pod serves, native sidecars have not.
 *
 * @see pkg/api/v1/pod/util.go FindPort
 */
function findTarget(
  target: number | string,
  protocol: string,
  containers: readonly WrittenContainer[],
): Pick<ReachedPort, 'number' | 'container'> {
  for (const { name, role, ports } of containers) {
    if (role === 'init') continue;
    const port = ports.find((one) => isTarget(one, target) && (one.protocol ?? 'TCP') === protocol);
    if (port) return { number: port.number, container: name };
  }
  return typeof target === 'number' ? { number: target } : {};
}

function isTarget({ name, number }: ContainerPort, target: number | string): boolean {
  return target === (typeof target === 'string' ? name : number);
}
