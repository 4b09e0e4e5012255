import { tolerationOfLostNode, type ScaleStep } from '../../kubernetes';
import { quorumOf, refusedPace, type Workload, type World } from '../../workload';
import { gatedSources } from './gated-sources';
import { withLacks } from './lacking';
import { withProxies } from './lives-on';
import { withSeal } from './sealed';
import { readAutoscaler } from './read-autoscaler';
import { readPlacement } from './read-placement';
import { readPodModel } from './read-pod-model';
import { readQuota } from './read-quota';
import { refusedByLimits } from './refused-by-limits';
import { controllerOf, readUpdate } from './read-update';
import { refusedFor, wordRefused } from './refused-for';
import type { WorkloadModel } from './workload-model';

/** What is not in the manifests of a workload. */
export interface WorkloadOptions {
  readonly replicas?: number;
  /** How many replicas a release wants, where it changes their number. */
  readonly wanted?: number;
  /** What an autoscaler makes of that later. */
  readonly scaled?: readonly ScaleStep[];
  /** How many the load needs, where a release sets fewer without meaning to. */
  readonly needed?: number;
  /** The workload as it has been before. @default the same */
  readonly before?: Workload;
  /** Whether the namespace is taken to give pods the readiness gate of their load balancer. @default false */
  readonly gatesElsewhere?: boolean | undefined;
}

/** Reads a workload with its pods. */
export function readWorkloadModel(workload: Workload, world: World, options: WorkloadOptions): WorkloadModel {
  const { before, wanted, scaled, needed, gatesElsewhere } = options;
  const podsOf = (one: Workload) =>
    withSeal(
      withProxies(readPodModel(one, world.kubernetesVersion, gatedSources(one, world, gatesElsewhere)), one, world),
      one,
      world,
    );
  const next = withLacks(podsOf(workload), workload, world);
  const autoscaler = readAutoscaler(workload);
  const quota = refusedByLimits(workload, world) ?? readQuota(workload, world);
  const changed = before && refusedFor(before, workload);
  const refused = changed === undefined ? refusedPace(workload) : wordRefused(changed);
  return {
    kind: controllerOf(workload),
    name: workload.identity.name,
    replicas: options.replicas ?? workload.replicas.min,
    ...(wanted !== undefined && { wanted }),
    ...(scaled && { scaled }),
    ...(needed !== undefined && { needed }),
    ...(refused !== undefined && { refused }),
    old: before ? podsOf(before) : { ...next, images: next.images.map(earlier) },
    next,
    update: readUpdate(workload, world.kubernetesVersion),
    ...(autoscaler && { autoscaler }),
    placement: readPlacement(workload, world),
    ...(workload.stated && { isStated: true }),
    ...(quota && { quota }),
    toleration: tolerationOfLostNode(workload.podSpec['tolerations']),
    ...majorityOf(workload),
  };
}

/** How many members have to be there for any of them to answer. */
function majorityOf(workload: Workload): Pick<WorkloadModel, 'majority'> {
  const { members, tolerated } = quorumOf(workload) ?? { members: 0, tolerated: 0 };
  return members > Math.max(1, tolerated) ? { majority: members - tolerated } : {};
}

/** A release is about another image, where nobody says what ran before. */
function earlier(image: string): string {
  return `${image} before`;
}
