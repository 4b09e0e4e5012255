import { asNumber, asObject, AUTOSCALER_SYNC_PERIOD, scaleUpLimit, type ScaleStep } from '../../kubernetes';
import type { Workload } from '../../workload';
import { replicaCounts } from '../replica-counts';
import type { ScenarioName } from '../scenario';
import type { PlayedRelease } from './played-release';

/** How many replicas there are, and what a release makes of their number. */
export interface ReplicaCounts {
  readonly replicas: number;
  /** How many it sets at once. @default as many as there are */
  readonly wanted?: number;
  /** What an autoscaler makes of that later. */
  readonly scaled?: readonly ScaleStep[];
  /** How many the load needs, where the release sets fewer without meaning to. @default as few as it sets */
  readonly needed?: number;
}

/** The numbers of replicas that there may be when a release begins: an autoscaler of before has chosen them. */
export function startCounts(
  scenario: ScenarioName,
  workload: Workload,
  release: PlayedRelease | undefined,
): readonly number[] {
  if (release?.leftWith !== undefined) return [release.leftWith];
  const isChosenBefore = release && !release.isNew && release.before.replicas.autoscaler !== undefined;
  const before = isChosenBefore ? replicaCounts(scenario, release.before) : [];
  return before.length > 0 ? before : replicaCounts(scenario, workload);
}

/** What a release makes of a number of replicas. */
export function countsOf(workload: Workload, replicas: number, release: PlayedRelease | undefined): ReplicaCounts {
  const isChanged = release && !release.isNew && !workload.replicas.perNode;
  if (!isChanged) return { replicas };
  const { before } = release;
  const there = isAutoscaled(before) ? replicas : before.replicas.min;
  return there > 0 ? changedFrom(there, before, workload) : { replicas };
}

function changedFrom(there: number, before: Workload, after: Workload): ReplicaCounts {
  const set = setTo(before, after) ?? there;
  const scaled = isAutoscaled(after) ? scaledBy(after, set, there) : [];
  if (set === there && scaled.length === 0) return { replicas: there };
  const isMeant = written(after) !== undefined && ![before, after].some(isAutoscaled);
  return {
    replicas: there,
    wanted: set,
    ...(scaled.length > 0 && { scaled }),
    ...(!isMeant && { needed: there }),
  };
}

/**
 * What applying a manifest sets: the number in it, or, where the one before had a number and this one has none, the default.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling
 */
function setTo(before: Workload, after: Workload): number | undefined {
  return written(after) ?? (written(before) === undefined ? undefined : 1);
}

function isAutoscaled({ replicas }: Workload): boolean {
  return replicas.autoscaler !== undefined;
}

function written({ rollout, manifest }: Workload): number | undefined {
  return asNumber(asObject((rollout ?? manifest).object['spec'])['replicas']);
}

/** How an autoscaler goes back to what the load needs: to its minimum at its next look, and from there as its limits let it. */
function scaledBy({ replicas: { min, max } }: Workload, from: number, needed: number): readonly ScaleStep[] {
  const goal = Math.min(max, Math.max(min, needed));
  if (from > max) return [{ after: AUTOSCALER_SYNC_PERIOD, replicas: max }];
  const steps: ScaleStep[] = [];
  for (let now = from; now < goal;) {
    now = now < min ? min : Math.min(goal, scaleUpLimit(now));
    steps.push({ after: (steps.length + 1) * AUTOSCALER_SYNC_PERIOD, replicas: now });
  }
  return steps;
}
