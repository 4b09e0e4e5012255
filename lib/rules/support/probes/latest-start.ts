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

/** The latest start of a workload's pods: that of their slowest container. */
export function latestStart({ containers }: Workload): LatestStart {
  const running = containers.filter(({ role }) => role !== 'init');
  const stated = running.map(({ slowestStart }) => slowestStart ?? 0);
  const allowed = running.map((container, index) => {
    const startup = probeIn(container, 'startup');
    return Math.max(startup ? latestKill(startup.timing) : (stated[index] ?? 0), postStartOf(container));
  });
  return { stated: maxOf(stated, 0), allowed: maxOf(allowed, 0) };
}

/** No probe asks before the postStart hook is done. */
function postStartOf({ postStart }: Container): Seconds {
  return postStart ? (hookDuration(postStart)?.atLeast ?? 0) : 0;
}
