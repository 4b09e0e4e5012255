import { maxOf, nodeMonitorGracePeriod, scaledValue, supports, type Seconds } from '../../kubernetes';
import type { Workload, World } from '../../workload';
import { gatedSources } from './gated-sources';
import { companionsOf } from './companions';
import { NO_ADVERSARY } from './no-adversary';
import { mostSurge } from './most-surge';
import { readBudgets } from './read-budgets';
import { readChannels } from './read-channels';
import { horizon } from './horizon';
import { playService } from './read-switch';
import { readWorkloadModel, type WorkloadOptions } from './read-workload-model';
import type { Setting } from './setting';
import type { WorkloadModel } from './workload-model';

/** What is not in the manifests. */
export interface SettingOptions extends WorkloadOptions {
  readonly rate: number;
  readonly nodes?: number;
  /** How long a node takes at the most to pull an image that it does not have. @default 0 */
  readonly imagePull?: Seconds;
  /** Whether pods are evicted, so that what a budget joins matters. @default false */
  readonly evicts?: boolean;
}

/** The share of processor time that is free where nobody says. */
const FREE = 0.5;

/** How many nodes there are where nobody says. */
const NODES = 3;

/** How many pods of one workload a node has at most where nobody says how many nodes there are. */
const PODS_PER_NODE = 30;

/** Reads everything that a run of a workload starts from; what a worst case chooses is still open. */
export function readSetting(workload: Workload, world: World, options: SettingOptions): Setting {
  const { kubernetesVersion } = world;
  const { beside } = companionsOf(workload, world, options.evicts ?? false);
  const read = [
    readWorkloadModel(workload, world, options),
    ...beside.map((other) =>
      readWorkloadModel(other, world, { gatesElsewhere: options.gatesElsewhere, replicas: other.replicas.min }),
    ),
  ];
  const nodes = options.nodes ?? maxOf(read.map(nodesFor), NODES);
  const [subject, ...companions] = read.map((model) => onNodes(model, nodes)) as [WorkloadModel, ...WorkloadModel[]];
  const setting: Omit<Setting, 'until'> = {
    subject,
    companions,
    budgets: readBudgets([workload, ...beside]),
    nodes,
    channels: channelsOf(workload, beside, world, options),
    clients: { rate: options.rate, connections: 'new' },
    adversary: NO_ADVERSARY,
    busyCluster: true,
    freeProcessors: FREE,
    oneMachine: false,
    imagePull: options.imagePull ?? 0,
    nodeMonitorGrace: nodeMonitorGracePeriod(kubernetesVersion),
    fallsBack: supports(kubernetesVersion, 'terminating-endpoints'),
    records: false,
  };
  const moving = options.evicts ? [subject, ...companions] : [subject];
  const pods = moving.reduce((sum, model) => sum + mostWanted(model), 0);
  return { ...setting, until: horizon(pods, setting) };
}

/** The paths of requests; where a release changes a Service they are those of before, which is where the clients are. */
function channelsOf(
  workload: Workload,
  beside: readonly Workload[],
  world: World,
  { before, gatesElsewhere }: SettingOptions,
): Setting['channels'] {
  const gated = gatedSources(workload, world, gatesElsewhere);
  if (!before) return readChannels(workload, beside, gated);
  const switches = new Map(before.services.map((one) => [one, playService(one, before, workload, world).switched]));
  if ([...switches.values()].every((one) => one === undefined)) return readChannels(workload, beside, gated);
  return readChannels(before, [], gatedSources(before, world, gatesElsewhere), (service) => switches.get(service));
}

/** A DaemonSet has a pod on each node. */
function onNodes(model: WorkloadModel, nodes: number): WorkloadModel {
  return model.kind === 'DaemonSet' ? { ...model, replicas: nodes } : model;
}

/** A node for each pod that shares none, and one more; else as many as a cluster has for so many pods. */
function nodesFor(model: WorkloadModel): number {
  const { perNode, apartByVersion } = model.placement;
  const most = mostWanted(model);
  const surge = apartByVersion === true ? 0 : scaledValue(model.update.maxSurge, most, 'up');
  const apart = perNode === 1 ? most + Math.min(surge, mostSurge(most)) + 1 : 0;
  return Math.max(apart, Math.ceil(most / PODS_PER_NODE));
}

function mostWanted({ replicas, wanted = 0 }: WorkloadModel): number {
  return Math.max(replicas, wanted);
}
