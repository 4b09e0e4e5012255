import type { DaemonSetUpdateCounts } from './daemon-set-update-counts';

/** A pod of a DaemonSet that is not being deleted. */
export interface DaemonPod {
  readonly ready: boolean;
  /** Whether it has been ready for `minReadySeconds`. */
  readonly available: boolean;
  /** Whether its phase is Failed or Succeeded. @default false */
  readonly ended?: boolean;
}

/** A node, as a DaemonSet sees it. */
export interface DaemonNode {
  /** Whether a pod should run there. */
  readonly shouldRun: boolean;
  /** Whether one that does may stay: not where a taint drives it out. @default as shouldRun */
  readonly mayStay?: boolean;
  /** Its pod of an older revision. */
  readonly old?: DaemonPod | undefined;
  /** Its pod of the latest revision. */
  readonly current?: DaemonPod | undefined;
  /** Whether there is a pod that is being deleted and has not ended yet. @default false */
  readonly terminating?: boolean;
}

/** A pod to create on, or to delete from, the node of this place in the list. */
export interface DaemonSetAction {
  readonly action: 'create' | 'delete-old' | 'delete-current';
  readonly node: number;
}

/**
 * What one sync of a DaemonSet does: first what each node needs; only if that is nothing, a step of its update. Without
 * surge a node's next pod waits until the last one has ended or is gone; with surge, pods that are being deleted do not
 * count.
 *
 * @param nodes in the order in which they are updated; Kubernetes' is by chance
 * @param counts `daemonSetUpdateCounts`; nothing with the strategy OnDelete
 * @param surges whether `maxSurge` is set at all. Default: whether it comes out above 0
 * @see pkg/controller/daemon/daemon_controller.go updateDaemonSet, podsShouldBeOnNode; update.go rollingUpdate
 */
export function daemonSetActions(
  nodes: readonly DaemonNode[],
  counts: DaemonSetUpdateCounts | undefined,
  surges: boolean = (counts?.maxSurge ?? 0) > 0,
): readonly DaemonSetAction[] {
  const needed: DaemonSetAction[] = [];
  nodes.forEach((node, index) => pushNeeds(needed, node, index, surges));
  if (needed.length > 0 || counts === undefined) return needed;
  return counts.maxSurge > 0 ? surge(nodes, counts) : replace(nodes, counts.maxUnavailable);
}

function pushNeeds(needed: DaemonSetAction[], node: DaemonNode, index: number, surges: boolean): void {
  const { shouldRun, mayStay = shouldRun, old, current, terminating = false } = node;
  if (shouldRun && !old && !current && (surges || !terminating)) needed.push({ action: 'create', node: index });
  if (old && (isOver(old, mayStay) || (surges && isReplaced(node)))) needed.push({ action: 'delete-old', node: index });
  if (current && isOver(current, mayStay)) needed.push({ action: 'delete-current', node: index });
}

function isOver(pod: DaemonPod, mayStay: boolean): boolean {
  return !mayStay || pod.ended === true;
}

/** Whether the new pod beside an old one has taken over, or the old one does nothing for anybody. */
function isReplaced({ old, current }: DaemonNode): boolean {
  return current !== undefined && !current.ended && (current.available || !old?.ready);
}

/** Deletes old pods: all that are not available, and others as long as not too many nodes are without a pod. */
function replace(nodes: readonly DaemonNode[], maxUnavailable: number): readonly DaemonSetAction[] {
  const [broken, candidates]: [number[], number[]] = [[], []];
  let unavailable = 0;
  nodes.forEach(({ shouldRun, old, current, terminating }, index) => {
    if (!shouldRun && !old && !current && !terminating) return;
    if (old && !current && old.available) candidates.push(index);
    else if (!current?.available || old) unavailable++;
    if (old && !current && !old.available) broken.push(index);
  });
  const room = Math.max(0, maxUnavailable - unavailable);
  return [...broken, ...candidates.slice(0, room)].map((node) => ({ action: 'delete-old', node }));
}

/** Creates new pods beside old ones: on all nodes whose old one is not available, and on others up to the surge. */
function surge(
  nodes: readonly DaemonNode[],
  { maxSurge, desiredNumberScheduled }: DaemonSetUpdateCounts,
): readonly DaemonSetAction[] {
  const [broken, candidates, unwanted, gone]: [number[], number[], number[], number[]] = [[], [], [], []];
  let [surging, available] = [0, 0];
  nodes.forEach(({ shouldRun, old, current }, index) => {
    if ((old ?? current)?.available) available++;
    if (!old) return;
    if (current) surging += Number(!current.available);
    else if (!shouldRun) (old.available ? unwanted : gone).push(index);
    else (old.available ? candidates : broken).push(index);
  });
  const deletable = Math.max(0, available - desiredNumberScheduled);
  const room = Math.max(0, maxSurge - surging);
  return [
    ...[...gone, ...unwanted.slice(0, deletable)].map((node) => ({ action: 'delete-old', node }) as const),
    ...[...broken, ...candidates.slice(0, room)].map((node) => ({ action: 'create', node }) as const),
  ];
}
