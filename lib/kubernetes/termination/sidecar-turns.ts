import type { Seconds } from '../values/seconds';

/** A running sidecar of a pod that is stopped. Times count from the moment at which its containers are told. */
export interface StoppingSidecar {
  /** When its preStop hook is over; all hooks run at the same time. @default 0 */
  readonly hookOver?: Seconds;
  /** What is then left of the grace period; with none it does not wait for its turn. */
  readonly grace: Seconds;
  /** From SIGTERM until it has exited; Infinity for one that ignores it. */
  readonly exitAfter: Seconds;
}

/**
 * When each sidecar gets SIGTERM: after all regular containers have exited, and the later sidecars too, or when its
 * grace period is over.
 *
 * @param sidecars those that run, in the order of the manifest
 * @param regularGone when the last regular container has exited; 0 when none is running
 * @see pkg/kubelet/kuberuntime/kuberuntime_termination_order.go newTerminationOrdering, waitForTurn
 */
export function sidecarTurns(sidecars: readonly StoppingSidecar[], regularGone: Seconds): readonly Seconds[] {
  const turns: Seconds[] = [];
  let laterGone = regularGone;
  for (const { hookOver = 0, grace, exitAfter } of [...sidecars].reverse()) {
    const turn = Math.min(Math.max(hookOver, laterGone), hookOver + Math.max(0, grace));
    turns.push(turn);
    laterGone = Math.max(regularGone, turn + exitAfter);
  }
  return turns.reverse();
}
