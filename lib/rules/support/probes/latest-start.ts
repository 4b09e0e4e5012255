import { latestKill, type Seconds, maxOf } from '../../../kubernetes';
import { hookDuration, type Container, type Workload } from '../../../workload';
import { probeIn } from './probes-of';

/** How long a healthy container of a pod may take to start, in seconds. */
export interface LatestStart {
  /** What somebody has stated. */
  readonly stated: Seconds;
  /** What the startup probes and postStart hooks put up with, or what has been stated where there is none. */
  readonly allowed: Seconds;
}

/**
 * The latest start of a workload's pods: init containers run one after the other, a native sidecar lets the next one
 * begin when it has started, and then all regular containers start.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior
 */
export function latestStart({ containers }: Workload): LatestStart {
  const regular = containers.filter(({ role }) => role === 'regular');
  const before = containers.filter(({ role }) => role !== 'regular');
  const total = (startOf: (container: Container) => Seconds) =>
    before.reduce((sum, container) => sum + startOf(container), 0) + maxOf(regular.map(startOf), 0);
  return { stated: total(({ slowestStart }) => slowestStart ?? 0), allowed: total(allowedStart) };
}

function allowedStart(container: Container): Seconds {
  const startup = probeIn(container, 'startup');
  return Math.max(startup ? latestKill(startup.timing) : (container.slowestStart ?? 0), postStartOf(container));
}

/** No probe asks before the postStart hook is done. */
function postStartOf({ postStart }: Container): Seconds {
  return postStart ? (hookDuration(postStart)?.atLeast ?? 0) : 0;
}
