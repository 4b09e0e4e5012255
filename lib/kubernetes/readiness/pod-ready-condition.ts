import {
  CONDITION_TRUE,
  containersReadyCondition,
  unmet,
  type PodCondition,
  type ReportedContainer,
} from './containers-ready-condition';

/** A condition that somebody outside of the kubelet has to set for a pod to be ready. */
export interface ReadinessGate {
  readonly type: string;
  /** The condition's status. @default the pod has no such condition */
  readonly status?: string | undefined;
}

/**
 * The `Ready` condition of a pod: its containers are ready, and each readiness gate has a condition that is True.
 *
 * @param containers sidecars first, then the regular ones; ordinary init containers do not count. Nothing when the pod
 *   has no list of container statuses at all
 * @param phase the pod's `status.phase`
 * @see pkg/kubelet/status/generate.go GeneratePodReadyCondition
 */
export function podReadyCondition(
  containers: readonly ReportedContainer[] | undefined,
  gates: readonly ReadinessGate[],
  phase: string,
): PodCondition {
  const containersReady = containersReadyCondition(containers, phase);
  if (containersReady.status !== 'True') return containersReady;
  const message = gates.flatMap(problemOf).join(', ');
  return message === '' ? CONDITION_TRUE : unmet('ReadinessGatesNotReady', message);
}

function problemOf({ type, status }: ReadinessGate): readonly string[] {
  if (status === 'True') return [];
  if (status === undefined) return [`corresponding condition of pod readiness gate "${type}" does not exist.`];
  return [`the status of pod readiness gate "${type}" is not "True", but ${status}`];
}
