/** A condition of a pod; reason and message are empty while it is True. */
export interface PodCondition {
  readonly status: 'True' | 'False';
  readonly reason: string;
  readonly message: string;
}

/** A container that has to be ready for its pod to be. */
export interface ReportedContainer {
  readonly name: string;
  /** @default not known: it has no status yet */
  readonly ready?: boolean | undefined;
}

/** The condition that holds. */
export const CONDITION_TRUE: PodCondition = { status: 'True', reason: '', message: '' };

/**
 * The `ContainersReady` condition of a pod.
 *
 * @param containers sidecars first, then the regular ones; ordinary init containers do not count. Nothing when the pod
 *   has no list of container statuses at all
 * @param phase the pod's `status.phase`
 * @see pkg/kubelet/status/generate.go GenerateContainersReadyCondition
 */
export function containersReadyCondition(
  containers: readonly ReportedContainer[] | undefined,
  phase: string,
): PodCondition {
  if (containers === undefined) return unmet('UnknownContainerStatuses');
  const unknown = containers.filter(({ ready }) => ready === undefined);
  if (phase === 'Failed') return unmet('PodFailed');
  if (phase === 'Succeeded' && unknown.length === 0) return unmet('PodCompleted');
  const unready = containers.filter(({ ready }) => ready === false);
  const message = [...listed('unknown', unknown), ...listed('unready', unready)].join(', ');
  return message === '' ? CONDITION_TRUE : unmet('ContainersNotReady', message);
}

/** A condition that does not hold, and why. */
export function unmet(reason: string, message = ''): PodCondition {
  return { status: 'False', reason, message };
}

function listed(what: string, containers: readonly ReportedContainer[]): readonly string[] {
  if (containers.length === 0) return [];
  return [`containers with ${what} status: [${containers.map(({ name }) => name).join(' ')}]`];
}
