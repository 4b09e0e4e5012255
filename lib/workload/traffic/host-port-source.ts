import { knownTraffic } from '../../facts';
import { asArray, asNumber, asObject, asString, type FieldPath, type JsonObject } from '../../kubernetes';
import type { WrittenContainer } from '../containers/container';
import { identityOf, type Manifest } from '../objects/manifest';
import { knownKind, type KnownKind } from '../objects/known-kind';
import { isWatcherPort } from './for-watchers';
import { nodeHealthCheck } from './health-check';
import { tellsWatchers } from './tells-watchers';
import type { RecognisedSource } from './recognised-source';

/** Kinds whose pods nobody sends requests to. */
const RUN_TO_THEIR_END: ReadonlySet<KnownKind | undefined> = new Set(['Job', 'CronJob']);

/** Which other ways lead to the pods. */
export interface OtherDoors {
  /** Whether a Service does. */
  readonly hasService: boolean;
  /** The ports of the pods that every node leads to, by a Service. */
  readonly byEveryNode: ReadonlySet<number>;
  /** Whether an autoscaler decides how many pods there are, and with that how many nodes have one. @default false */
  readonly isScaled?: boolean;
}

/** How a load balancer asks nodes of which nothing tells: the slowest of those that clouds make. */
const ASSUMED_CHECK = { interval: 10, unhealthy: 6, healthy: 2 };

/**
 * The ports of its node that a pod takes for clients. They lead to it as long as it listens: no Service, no readiness and
 * no hook has a part in it. A pod of the network of its node is asked there where no Service leads to it; and where a
 * Service for clients from outside leads to the same port of it, they come by that one.
 *
 * @see https://github.com/containernetworking/plugins/blob/main/plugins/meta/portmap/main.go
 */
export function hostPortSource(
  workload: Manifest,
  podSpec: JsonObject,
  containers: readonly WrittenContainer[],
  { hasService, byEveryNode, isScaled = false }: OtherDoors,
): readonly RecognisedSource[] {
  if (RUN_TO_THEIR_END.has(knownKind(workload.object))) return [];
  const isOnHost = podSpec['hostNetwork'] === true;
  const written = firstPort(containers, 'hostPort', byEveryNode);
  const taken = written ?? (isOnHost && !hasService ? firstPort(containers, 'containerPort', byEveryNode) : undefined);
  if (!taken) return [];
  if (isScaled) return [checkedSource(workload, taken, written === undefined)];
  const assumption = `clients ask the nodes of ${identityOf(workload).name} themselves, each at its port`;
  return [
    { source: knownTraffic('host-port'), manifest: workload, path: taken, assumption, isGuess: written === undefined },
  ];
}

/** Nobody knows the nodes beforehand of what an autoscaler puts on more of them or fewer: whatever leads there checks them. */
function checkedSource(manifest: Manifest, path: FieldPath, isGuess: boolean): RecognisedSource {
  const { interval, unhealthy } = ASSUMED_CHECK;
  const assumption = `a load balancer in front of the nodes of ${identityOf(manifest).name} takes one out after ${unhealthy} health checks, one every ${interval} s`;
  return { source: nodeHealthCheck(ASSUMED_CHECK), manifest, path, assumption, isGuess };
}

function firstPort(
  containers: readonly WrittenContainer[],
  field: 'hostPort' | 'containerPort',
  except: ReadonlySet<number>,
): FieldPath | undefined {
  for (const container of containers) {
    const { role, json, path } = container;
    if (role === 'init') continue;
    const ports = asArray(json['ports']).map(asObject);
    const index = ports.findIndex(
      (port) =>
        (asNumber(port[field]) ?? 0) > 0 &&
        !except.has(asNumber(port['containerPort']) ?? 0) &&
        !isForWatchers(port, container),
    );
    if (index >= 0) return [...path, 'ports', index, field];
  }
  return undefined;
}

function isForWatchers({ name, containerPort }: JsonObject, container: WrittenContainer): boolean {
  const called = asString(name);
  const port = { number: asNumber(containerPort) ?? 0, ...(called !== undefined && { name: called }) };
  return isWatcherPort(port) || tellsWatchers(container, port);
}
