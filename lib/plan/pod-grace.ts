import { maxOf, type Seconds } from '../kubernetes';
import type { PlannedStop } from './plan-stop';

/** One container of a pod that is stopped, with the grace period that it needs for itself. */
type Stop = Pick<PlannedStop, 'done' | 'afterwards' | 'hook'> & {
  readonly facts: Pick<PlannedStop['facts'], 'onSigterm'>;
  readonly needs: Seconds;
};

/**
 * The grace period of a pod: the worst of its containers. Sidecars are stopped one after the other, the last first,
 * when the regular ones are gone; their hooks run from the deletion on, like those of all. Where one of those ignores
 * SIGTERM it is gone when the grace period is over, however long that is: nothing is left to be planned for sidecars.
 *
 * @param stops in the order of the manifest
 * @see pkg/kubelet/kuberuntime/kuberuntime_termination_order.go
 */
export function podGrace(stops: readonly Stop[]): Seconds {
  const worst = maxOf(stops.map(({ needs }) => needs));
  const sidecars = stops.filter(({ afterwards }) => afterwards > 0);
  if (sidecars.length === 0 || leavesNoTime(stops)) return worst;
  return Math.max(
    worst,
    sidecars.reduceRight((gone, stop) => endOf(stop, gone), regularsGone(stops)),
  );
}

/** Whether something that sidecars wait for uses up every grace period. */
export function leavesNoTime(stops: readonly Pick<Stop, 'facts'>[]): boolean {
  return stops.some(({ facts }) => facts.onSigterm.kind === 'ignores');
}

/** When a sidecar has done its work, where all before it are gone. */
export function endOf({ hook, afterwards }: Pick<Stop, 'hook' | 'afterwards'>, gone: Seconds): Seconds {
  return Math.ceil(Math.max(hook, gone)) + afterwards;
}

/** The two seconds that SIGKILL waits at the least are no time of the sidecars: the regular ones have to be gone. */
function regularsGone(stops: readonly Stop[]): Seconds {
  const regular = stops.filter(({ afterwards }) => afterwards === 0);
  return maxOf(
    regular.map(({ needs, done }) => Math.max(needs, done)),
    0,
  );
}
