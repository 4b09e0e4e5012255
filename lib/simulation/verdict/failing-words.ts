import { crashLoopBackOff, earliestLivenessKill, latestKill } from '../../kubernetes';
import type { ContainerModel } from '../model/pod-model';
import { isFailing } from '../scenarios/failing-checks';
import { seconds } from './fault';

/** What becomes of a container whose liveness check always fails, with the numbers that decide it. */
export function failingWords({ name, probes }: ContainerModel): string {
  const timing = probes.find(isFailing)?.timing;
  const times = timing && `${seconds(earliestLivenessKill(timing))} to ${seconds(latestKill(timing))} `;
  return `the liveness check of ${name} always fails: the kubelet kills it ${times ?? ''}after it has begun to, again and again, and waits longer each time, up to ${seconds(crashLoopBackOff().maximum)}, before it starts it again`;
}
