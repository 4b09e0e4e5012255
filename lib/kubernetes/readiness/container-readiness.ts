import type { ProbeResult } from '../probes/probe-worker';

/** What decides whether a container is ready. */
export interface ContainerReadiness {
  readonly running: boolean;
  /** What its startup probe came to. @default it has none */
  readonly startup?: ProbeResult | undefined;
  /** What its readiness probe came to. @default it has none: ready as soon as it has started */
  readonly readiness?: ProbeResult | undefined;
}

/**
 * Whether a container counts as started: running, and its startup probe, if there is one, has succeeded.
 *
 * @see pkg/kubelet/prober/prober_manager.go isContainerStarted
 */
export function isContainerStarted({ running, startup = 'success' }: ContainerReadiness): boolean {
  return running && startup === 'success';
}

/**
 * Whether a container counts as ready: started, and its readiness probe, if there is one, has succeeded.
 *
 * @see pkg/kubelet/prober/prober_manager.go UpdatePodStatus
 */
export function isContainerReady(container: ContainerReadiness): boolean {
  return isContainerStarted(container) && (container.readiness ?? 'success') === 'success';
}
