import { killedAt, oncePer, type Seconds, maxOf } from '../../../kubernetes';
import { lastRequestDone, type DrainFacts } from '../../../plan';
import type { HookDuration, Workload } from '../../../workload';
import { drainFactsOf, mendedHook, stoppingContainers, type Stopping } from './stopping';

/** A regular container of the pod: when it has ended decides when the sidecars are told to. */
export interface Regular {
  readonly facts: DrainFacts;
  readonly hook: Seconds;
}

/** How long a hook takes at the most, as far as the manifest tells. */
export function written(hook: HookDuration | undefined): Seconds {
  const { atLeast = 0, atMost = 0 } = hook ?? {};
  return Number.isFinite(atMost) ? atMost : atLeast;
}

/** How long its hook takes as it is written. */
export function asWritten({ hook }: Stopping): Seconds {
  return written(hook);
}

/** How long its hook takes once it waits long enough. */
export function mended(stopping: Stopping): Seconds {
  return written(mendedHook(stopping));
}

/** The regular containers with the hooks that they have, or would have. */
export function regulars(workload: Workload, hookOf: (stopping: Stopping) => Seconds): readonly Regular[] {
  return stoppingRegulars(workload).map((stopping) => ({
    facts: drainFactsOf(stopping),
    hook: hookOf(stopping),
  }));
}

/** The regular containers of a pod; those that nothing is known of have no work. */
export const stoppingRegulars = oncePer((workload: Workload): readonly Stopping[] => {
  const known = stoppingContainers(workload);
  return workload.containers
    .filter(({ role }) => role === 'regular')
    .map(
      (container) =>
        known.find((one) => one.container === container) ?? {
          container,
          traffic: [],
          onSigterm: container.onSigterm.value,
          longestRequest: 0,
          hook: container.preStopDuration ?? { atLeast: 0, atMost: Infinity },
          grace: workload.gracePeriod,
        },
    );
});

/** When the last of the regular containers has ended, or has been killed. */
export function goneAt(others: readonly Regular[], grace: Seconds): Seconds {
  return maxOf(
    others.map(({ facts, hook }) => {
      const killed = killedAt(hook, grace);
      if (facts.onSigterm.kind === 'ignores') return killed;
      return Math.min(killed, lastRequestDone(facts, Math.min(hook, grace)));
    }),
    0,
  );
}
