import { killedAt } from './killed-at';
import type { Seconds } from '../values/seconds';

/**
 * The smallest grace period, in whole seconds, that does not cut the preStop hook and lets SIGKILL come no earlier
 * than asked for.
 *
 * @param hook how long the preStop hook takes
 * @param killedNotBefore how long after the deletion the container may still need to run
 * @throws RangeError when no grace period is long enough (a hook or a need without end)
 * @see pkg/kubelet/kuberuntime/kuberuntime_container.go killContainer
 */
export function smallestGraceFor(hook: Seconds, killedNotBefore: Seconds): Seconds {
  if (!Number.isFinite(hook) || !Number.isFinite(killedNotBefore)) {
    throw new RangeError(`no grace period outlasts a hook of ${hook} s and a need of ${killedNotBefore} s`);
  }
  const enough = (grace: Seconds) => grace >= hook && killedAt(hook, grace) >= killedNotBefore;
  const estimate = Math.max(0, Math.ceil(hook), Math.ceil(killedNotBefore - hook) + Math.floor(hook));
  let grace = enough(Math.ceil(hook)) ? Math.max(0, Math.ceil(hook)) : estimate;
  // So far out that a second more or less is no longer another number.
  if (!Number.isSafeInteger(estimate) || !Number.isSafeInteger(grace)) return Math.max(grace, estimate);
  // Differences of fractions are off by a last bit, and must not cost or save a whole second.
  while (!enough(grace)) grace += 1;
  while (grace > 0 && enough(grace - 1)) grace -= 1;
  return grace;
}
