import { followsInOrder, type TrafficSource } from '../../facts';
import {
  asNumber,
  asObject,
  nodeMonitorGracePeriod,
  scaledValue,
  supports,
  tolerationOfLostNode,
  type DisruptionBudget,
  type Seconds,
} from '../../kubernetes';
import {
  identityOf,
  isForPeers,
  withoutGate,
  withoutGateInDrains,
  type Manifest,
  type Workload,
  type World,
} from '../../workload';
import { readAutoscaler } from './read-autoscaler';
import { readPlacement } from './read-placement';
import { readPodModel } from './read-pod-model';
import { controllerOf, readUpdate } from './read-update';
import { staysOnNode } from './stays-on-node';
import type { Adversary, Budget, ChannelModel, Placement, Setting, UpdateStrategy } from './setting';

/** What is not in the manifests. */
export interface SettingOptions {
  readonly rate: number;
  readonly nodes?: number;
  readonly replicas?: number;
  /** How many replicas a release wants, where it changes their number. */
  readonly wanted?: number;
  /** The workload as it has been before. @default the same */
  readonly before?: Workload;
  /** Whether the namespace is taken to give pods the readiness gate of their load balancer. @default false */
  readonly gatesElsewhere?: boolean;
  /** How long a node takes at the most to pull an image that it does not have. @default 0 */
  readonly imagePull?: Seconds;
}

/** The share of processor time that is free where nobody says. */
const FREE = 0.5;

/** What a worst case begins with. */
const NO_ADVERSARY: Adversary = {
  routing: 'late',
  lateProbes: false,
  soon: false,
  quickRestarts: false,
  lateDrains: false,
  longHooks: false,
  blips: false,
  inStep: false,
  unlucky: false,
  atLimit: false,
};

/** How many nodes there are where nobody says. */
const NODES = 3;

/** How many pods of one workload a node has at most where nobody says how many nodes there are. */
const PODS_PER_NODE = 30;

/** Reads everything that a run of a workload starts from; what a worst case chooses is still open. */
export function readSetting(workload: Workload, world: World, options: SettingOptions): Setting {
  const version = world.kubernetesVersion;
  const update = readUpdate(workload);
  const placement = readPlacement(workload, world);
  const asked = options.replicas ?? workload.replicas.min;
  const most = Math.max(asked, options.wanted ?? 0);
  const nodes = options.nodes ?? nodesFor(placement, update, most);
  const replicas = controllerOf(workload) === 'DaemonSet' ? nodes : asked; // a pod on each node
  const gated = gatedSources(workload, world, options.gatesElsewhere);
  const next = readPodModel(workload, version, gated);
  const old = options.before
    ? readPodModel(options.before, version, gatedSources(options.before, world, options.gatesElsewhere))
    : { ...next, images: next.images.map(earlier) };
  const autoscaler = readAutoscaler(workload);
  return {
    kind: controllerOf(workload),
    name: workload.identity.name,
    replicas,
    ...(options.wanted !== undefined && { wanted: options.wanted }),
    old,
    next,
    update,
    budgets: workload.budgets.map(readBudget),
    ...(autoscaler && { autoscaler }),
    nodes,
    placement,
    channels: readChannels(workload, gated),
    clients: { rate: options.rate, connections: 'new' },
    adversary: NO_ADVERSARY,
    busyCluster: true,
    freeProcessors: FREE,
    oneMachine: false,
    imagePull: options.imagePull ?? 0,
    nodeMonitorGrace: nodeMonitorGracePeriod(version),
    toleration: tolerationOfLostNode(workload.podSpec['tolerations']),
    fallsBack: supports(version, 'terminating-endpoints'),
    until: horizon(Math.max(replicas, most), next.gracePeriod + update.minReadySeconds + next.gateDelay),
    records: false,
  };
}

/** A release is about another image, where nobody says what ran before. */
function earlier(image: string): string {
  return `${image} before`;
}

/** A node for each pod that shares none, and one more; else as many as a cluster has for so many pods. */
function nodesFor({ perNode, apartByVersion }: Placement, update: UpdateStrategy, replicas: number): number {
  const surge = apartByVersion === true ? 0 : surgeOf(update, replicas);
  const apart = perNode === 1 ? replicas + surge + 1 : 0;
  return Math.max(NODES, apart, Math.ceil(replicas / PODS_PER_NODE));
}

function surgeOf({ maxSurge }: UpdateStrategy, replicas: number): number {
  return scaledValue(maxSurge, replicas, 'up');
}

/** Long enough for every pod to be replaced after the other; what never ends is watched no longer. */
function horizon(replicas: number, perPod: number): number {
  return 900 + replicas * (perPod + 120);
}

function readBudget(budget: Manifest): Budget {
  const { minAvailable, maxUnavailable, unhealthyPodEvictionPolicy } = asObject(budget.object['spec']);
  const limits: DisruptionBudget = { minAvailable: limit(minAvailable), maxUnavailable: limit(maxUnavailable) };
  return { name: identityOf(budget).name, limits, evictsUnhealthy: unhealthyPodEvictionPolicy === 'AlwaysAllow' };
}

function limit(value: unknown): number | string | undefined {
  if (asNumber(value as never) !== undefined && Number.isInteger(value)) return value as number;
  return typeof value === 'string' && /^\d+%$/.test(value) ? value : undefined;
}

/** Each source is taken to send an equal share. */
function readChannels(workload: Workload, gated: readonly TrafficSource[]): readonly ChannelModel[] {
  const sources = workload.traffic.value.filter(({ kind }) => kind !== 'none');
  return sources.map((source) => ({
    kind: source.kind,
    drainLag: source.drainLag,
    firstUse: source.firstUse,
    callTimeout: source.deregistration?.callTimeout ?? 0,
    inOrder: followsInOrder(source),
    isGated: gated.includes(source),
    perNode: source.kind === 'cluster-ip' && staysOnNode(workload),
    publishesNotReady: publishesNotReady(workload, source.kind === 'headless'),
    share: 1 / sources.length,
  }));
}

/** The sources that a readiness gate waits for: a pod behind one gets requests as soon as it is ready. */
function gatedSources(workload: Workload, world: World, elsewhere = false): readonly TrafficSource[] {
  const others = (elsewhere ? withoutGateInDrains : withoutGate)(workload.traffic.value, workload, world);
  return workload.traffic.value.filter((source) => !others.includes(source));
}

/** Whether clients find pods that are not ready, by a headless Service or by another one. */
function publishesNotReady(workload: Workload, headless: boolean): boolean {
  return workload.reaches.some(
    (reach) =>
      reach.publishesNotReady && reach.headless === headless && !(headless && isForPeers(reach.service, workload)),
  );
}
