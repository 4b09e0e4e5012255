import { asArray, asObject, type JsonObject } from '../../../kubernetes';
import type { Workload } from '../../../workload';
import { call, literal, type Expression } from '../../program/expression';
import { longestFact, longestOf, sigtermFact, startFact, trafficFact, type Fact } from '../fact';
import { amountOf, liftIdentity, liftTimes } from '../lift-fields';
import { isWorker } from './is-worker';
import { serviceRemoved } from './deployment';
import type { LiftedKind, Lifting, Removal } from './lifted-kind';

/** A DaemonSet as a GracefulDaemonSet. */
export function daemonSetKind(lifting: Lifting): LiftedKind | undefined {
  const { workload, main } = lifting;
  const traffic = trafficFact(workload);
  if (!traffic) return undefined;
  const longest = longestOf(workload, main);
  const { strategy, surges } = { strategy: rollingUpdateOf(workload), surges: surgeFact(lifting) };
  return {
    construct: 'GracefulDaemonSet',
    id: 'daemon-set',
    facts: [
      startFact(main),
      ...(isWorker(workload) ? [] : [longestFact(main, longest, false)]),
      sigtermFact(main),
      ...(followsFromEntrance(lifting) ? [] : [traffic]),
      ...(surges ? [surges] : []),
    ],
    longest: isWorker(workload) ? 0 : longest,
    waits: true,
    props: (needed) => ({
      identity: liftIdentity(workload),
      entrance: entranceOf(lifting),
      nodesAtOnce: amountOf(strategy['maxUnavailable']) ?? amountOf(strategy['maxSurge']),
      ...liftTimes(workload, needed),
    }),
    removed: removedFrom(lifting),
  };
}

function rollingUpdateOf({ spec }: Workload): JsonObject {
  return asObject(asObject(spec['updateStrategy'] ?? {})['rollingUpdate'] ?? {});
}

type Entry = 'none' | 'service' | 'nodeLocalService' | 'hostPort' | 'hostNetwork';

function entryOf({ workload, main, port }: Lifting): Entry {
  if (isWorker(workload)) return 'none';
  if (workload.podSpec['hostNetwork'] === true) return 'hostNetwork';
  if (main.ports.some(({ number, hostPort }) => number === port && hostPort !== undefined)) return 'hostPort';
  const isLocal = ({ object }: { readonly object: JsonObject }) =>
    asObject(object['spec'] ?? {})['internalTrafficPolicy'] === 'Local';
  return workload.services.length > 0 && workload.services.every(isLocal) ? 'nodeLocalService' : 'service';
}

function entranceOf(lifting: Lifting): Expression {
  const { main, port } = lifting;
  const entry = entryOf(lifting);
  const taken = main.ports.find(({ number }) => number === port)?.hostPort;
  const isOther = entry === 'hostPort' && taken !== undefined && taken !== port;
  return call(`Entrance.${entry}`, ...(isOther ? [literal(taken)] : []));
}

/** Whether the paths that requests take are those that the entrance tells. */
function followsFromEntrance(lifting: Lifting): boolean {
  const { value, assumption } = lifting.workload.traffic;
  const entry = entryOf(lifting);
  if (entry === 'none') return true;
  const kind = entry === 'service' || entry === 'nodeLocalService' ? 'cluster-ip' : 'host-port';
  return assumption === undefined && value.every((source) => source.kind === kind);
}

/** Whether a new pod may run beside the old one, where both would write to the same folder of the node. */
function surgeFact({ workload }: Lifting): Fact | undefined {
  const surges = rollingUpdateOf(workload)['maxSurge'];
  if (surges !== undefined && surges !== 0 && surges !== '0%') return undefined;
  if (!workload.containers.some(({ json }) => writesToNode(json, workload.podSpec))) return undefined;
  return {
    name: 'surges',
    value: literal(false),
    todo: true,
    comment:
      'find out whether a new pod may run beside the old one of its node: both write to folders of the node. It decides which of them comes first; until then, the old one goes first.',
  };
}

function writesToNode(container: JsonObject, podSpec: JsonObject): boolean {
  const volumes = asArray(podSpec['volumes']).map(asObject);
  const ofNode = new Set(volumes.filter(({ hostPath = null }) => hostPath !== null).map(({ name }) => name));
  return asArray(container['volumeMounts'])
    .map(asObject)
    .some(({ name, readOnly }) => ofNode.has(name) && readOnly !== true);
}

function removedFrom({ workload }: Lifting): readonly Removal[] {
  return serviceRemoved(workload.services.length > 0, isWorker(workload));
}
