import type { BackOffLimits } from './back-off';
import type { Seconds } from '../values/seconds';

/** What a node may say about the restarts of its containers. */
export interface CrashLoopConfiguration {
  /** Whether the feature gate ReduceDefaultCrashLoopBackOffDecay is on. @default false */
  readonly reducedDecay?: boolean;
  /** The kubelet's `crashLoopBackOff.maxContainerRestartPeriod`. @default what the gate says */
  readonly maximum?: Seconds | undefined;
}

/**
 * How long the kubelet waits between the end of a container and its next start. The first restart comes at once, then
 * it is 10 s, 20 s, 40 s and so on up to 300 s; one that has run for more than ten minutes begins again.
 *
 * `backOffDelay` says how long after the end of a container it may start, `nextBackOff` what counts after that start;
 * both with the moment of its end as the event.
 *
 * @see pkg/kubelet/kubelet.go newCrashLoopBackOff; pkg/kubelet/kuberuntime/kuberuntime_manager.go doBackOff
 */
export function crashLoopBackOff({ reducedDecay = false, maximum }: CrashLoopConfiguration = {}): BackOffLimits {
  const cap = maximum ?? (reducedDecay ? 60 : 300);
  return { initial: Math.min(reducedDecay ? 1 : 10, cap), maximum: cap, expiry: 600 };
}
