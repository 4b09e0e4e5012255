import { maxOf, nodeMonitorGracePeriod, scaledValue, supports, type Seconds } from '../../kubernetes';
import { isSameObject, type Workload, type World } from '../../workload';
import { gatedSources } from './gated-sources';
import { companionsOf, type Companions } from './companions';
import { NO_ADVERSARY } from './no-adversary';
import { mostSurge } from './most-surge';
import { readBudgets } from './read-budgets';
import { readChannels } from './read-channels';
import { horizon } from './horizon';
import type { PlayedRelease } from '../release/played-release';
import { aroundOf, besideBefore, isTouched } from '../release/around';
import { playEntrance, type Around } from '../release/play-entrance';
import { takeFromPods } from '../release/take-from-pods';
import type { ReleaseOrder } from '../release/turns';
import { readWorkloadModel, type WorkloadOptions } from './read-workload-model';
import type { Setting } from './setting';
import type { WorkloadModel } from './workload-model';

/** What is not in the manifests. */
export interface SettingOptions extends WorkloadOptions {
  readonly rate: number;
  readonly nodes?: number;
  /** How long a node takes at the most to pull an image that it does not have. @default 0 */
  readonly imagePull?: Seconds;
  /** What a release makes of the workload, and in which order. */
  readonly release?: PlayedRelease;
  readonly order?: ReleaseOrder;
  /** Whether pods are evicted, so that what a budget joins matters. @default false */
  readonly evicts?: boolean;
}

/** How many nodes there are where nobody says. */
const NODES = 3;

/** How many pods of one workload a node has at most where nobody says how many nodes there are. */
const PODS_PER_NODE = 30;

/** Reads everything that a run of a workload starts from; what a worst case chooses is still open. */
export function readSetting(workload: Workload, world: World, options: SettingOptions): Setting {
  const { kubernetesVersion } = world;
  const { beside } = besideIn(workload, world, options);
  const { release } = options;
  const around = release && aroundOf(workload, beside, world, release, options.order);
  const own = readWorkloadModel(workload, world, options);
  const read = [
    { ...(around ? deprived(own, workload, around) : own), ...(release?.isNew && { isNew: true as const }) },
    ...companionModels(beside, world, { ...options, around }),
  ];
  const nodes = options.nodes ?? maxOf(read.map(nodesFor), NODES);
  const [subject, ...companions] = read.map((model) => onNodes(model, nodes)) as [WorkloadModel, ...WorkloadModel[]];
  const setting: Omit<Setting, 'until'> = {
    subject,
    companions,
    budgets: readBudgets([workload, ...beside]),
    nodes,
    ...(around && { turn: around.turns.of(workload.rollout ?? workload.manifest) }),
    channels: channelsOf(workload, beside, world, { ...options, around }),
    clients: { rate: options.rate, connections: 'new' },
    adversary: NO_ADVERSARY,
    busyCluster: true,
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

/** A workload whose pods are without what the release takes away of what they need. */
function deprived(model: WorkloadModel, workload: Workload, around: Around): WorkloadModel {
  const { isNew, before } = around.played;
  const next = takeFromPods(model.next, workload, around);
  return { ...model, next, ...(!isNew && { old: takeFromPods(model.old, before, around) }) };
}

function companionModels(
  beside: readonly Workload[],
  world: World,
  { release, around, gatesElsewhere }: Released,
): readonly WorkloadModel[] {
  return beside.map((other, index) => {
    const one = release?.others[index];
    const goes = one?.goes === true ? around?.turns.pruned : undefined;
    const model = readWorkloadModel(other, world, { gatesElsewhere, replicas: other.replicas.min });
    return goes === undefined ? model : { ...model, goes, ...(one?.goneBy && { goneBy: one.goneBy }) };
  });
}

/** What is not in the manifests, and what a release makes of the workload. */
type Released = SettingOptions & { readonly around?: Around | undefined };

/** The workloads that stand beside one: first those of before whose clients come to it. */
export function besideIn(
  workload: Workload,
  world: World,
  { release, evicts }: Pick<SettingOptions, 'release' | 'evicts'>,
): Companions {
  const companions = companionsOf(workload, world, evicts ?? false);
  const others = (release?.others ?? []).map((one) => one.workload);
  if (others.length === 0) return companions;
  const isOther = ({ identity }: Workload) => others.some((one) => isSameObject(one.identity, identity));
  return { ...companions, beside: [...others, ...companions.beside.filter((one) => !isOther(one))] };
}

/** The paths of requests; where a release changes where they lead they are those of before, which is where clients are. */
function channelsOf(
  workload: Workload,
  beside: readonly Workload[],
  world: World,
  { release, around, gatesElsewhere }: Released,
): Setting['channels'] {
  const now = () => readChannels(workload, beside, gatedSources(workload, world, gatesElsewhere));
  if (!release || !around) return now();
  const { isNew, clients } = release;
  const moved = clients.some(({ by }) => by !== undefined);
  if (!isNew && !moved && !clients.some(({ of }) => isTouched(of, around))) return now();
  const earlier = besideBefore(beside, release);
  const channels = clients.flatMap(({ of, by }) =>
    readChannels(of, earlier, gatedSources(of, world, gatesElsewhere), (entrance) =>
      by?.includes(entrance.service) === false ? { isElsewhere: true } : playEntrance(entrance, around),
    ),
  );
  const whole = channels.reduce((sum, { share }) => sum + share, 0);
  const first = isNew ? [0, 1] : [0];
  return channels.map((channel) => ({
    ...channel,
    reaches: [...new Set([...first, ...channel.reaches])],
    share: channel.share / whole,
  }));
}

/** A DaemonSet has a pod on each node; of pods that share none, no more run than there are nodes: others wait for one. */
function onNodes(model: WorkloadModel, nodes: number): WorkloadModel {
  const isFull = model.placement.perNode === 1 && model.replicas > nodes;
  return model.kind === 'DaemonSet' || isFull ? { ...model, replicas: nodes } : model;
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
