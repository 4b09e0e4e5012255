import { nodeMonitorGracePeriod, scaledValue, supports, type Seconds } from '../../kubernetes';
import type { Workload, World } from '../../workload';
import { gatedSources } from './gated-sources';
import { readBudget } from './read-budget';
import { readChannels } from './read-channels';
import { horizon } from './horizon';
import { readPlacement } from './read-placement';
import { controllerOf, readUpdate } from './read-update';
import { readWorkloadModel, type WorkloadOptions } from './read-workload-model';
import type { Adversary, Setting } from './setting';
import type { Placement, UpdateStrategy } from './workload-model';

/** What is not in the manifests. */
export interface SettingOptions extends WorkloadOptions {
  readonly rate: number;
  readonly nodes?: number;
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
  const { kubernetesVersion } = world;
  const placement = readPlacement(workload, world);
  const update = readUpdate(workload);
  const asked = options.replicas ?? workload.replicas.min;
  const most = Math.max(asked, options.wanted ?? 0);
  const nodes = options.nodes ?? nodesFor(placement, update, most);
  const replicas = controllerOf(workload) === 'DaemonSet' ? nodes : asked; // a pod on each node
  const subject = readWorkloadModel(workload, world, { ...options, replicas });
  const gated = gatedSources(workload, world, options.gatesElsewhere);
  const setting: Omit<Setting, 'until'> = {
    subject,
    companions: [],
    budgets: workload.budgets.map((budget) => readBudget(budget, [0])),
    nodes,
    channels: readChannels(workload, gated),
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
  return { ...setting, until: horizon(Math.max(replicas, most), setting) };
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
