import { oncePer, smallest, type Seconds, maxOf } from '../../../kubernetes';
import type { Container, Workload } from '../../../workload';
import { asWritten, goneAt, mended, regulars, stoppingRegulars, written, type Regular } from './regulars';
import { EXACT, cutAmong, sidecarsOf, turnsOf, type Sidecar } from './sidecars';
import { DRAINS, drainFactsOf, neededGrace, type Stopping } from './stopping';

/** A native sidecar that is stopped before its work is done, or before the requests that it passes on are. */
export interface CutSidecar {
  readonly container: Container;
  /** The smallest grace period, in whole seconds, with which nothing of the pod is cut once its hooks are mended. */
  readonly smallest: Seconds;
  /** When it gets SIGTERM with that one, after the deletion. */
  readonly turn: Seconds;
  /** What it works on from then on. */
  readonly work: Seconds;
  readonly assumptions: readonly (string | undefined)[];
}

/** Longer than any grace period has to be: what is cut with this one is cut with all. */
const LONG: Seconds = 1e9;

/**
 * The native sidecars that are cut, where a longer grace period helps. The pod has one grace period: from the
 * deletion on, the hooks of all containers run at the same time; then the regular containers end, then the sidecars
 * one after the other, the last first; each has what is left, and two seconds at least.
 *
 * @see pkg/kubelet/kuberuntime/kuberuntime_termination_order.go
 */
export function cutSidecars(workload: Workload): readonly CutSidecar[] {
  const sidecars = sidecarsOf(workload);
  const { gracePeriod: grace } = workload;
  if (sidecars.length === 0) return [];
  const isCut = cutAmong(sidecars, regulars(workload, asWritten), grace);
  const needed = sidecarsNeed(workload);
  if (!Number.isFinite(needed) || needed <= grace || !isCut.includes(true)) return [];
  const turns = turnsOf(sidecars, regulars(workload, mended), needed);
  const reasons = reasonsOf(sidecars, workload);
  return sidecars.flatMap(({ container, work }, index) =>
    isCut[index] ? [{ container, smallest: needed, turn: turns[index] ?? 0, work, assumptions: reasons(index) }] : [],
  );
}

/** The smallest grace period that is enough for all sidecars; without an end where none is. */
const sidecarsNeed = oncePer((workload: Workload): Seconds => {
  const sidecars = sidecarsOf(workload);
  if (sidecars.length === 0) return 0;
  const others = regulars(workload, mended);
  const suffices = (grace: Seconds) => !cutAmong(sidecars, others, grace).includes(true);
  const least = Math.ceil(
    maxOf(
      sidecars.map(({ container }) => written(container.preStopDuration)),
      0,
    ),
  );
  return smallest(least - 1, Math.max(least, LONG), suffices) ?? Infinity;
});

/**
 * The smallest grace period with which a container loses nothing once its hook waits long enough, nor the sidecars
 * that stop after it.
 */
export function neededGraceOfPod(stopping: Stopping, workload: Workload): Seconds {
  const needed = sidecarsNeed(workload);
  return Math.max(neededGrace(stopping), Number.isFinite(needed) ? needed : 0);
}

/** What each rests on besides: what the sidecar does on SIGTERM, and what makes the others take so long. */
function reasonsOf(
  sidecars: readonly Sidecar[],
  workload: Workload,
): (index: number) => readonly (string | undefined)[] {
  const { gracePeriod: grace } = workload;
  const stopping = stoppingRegulars(workload);
  const isCutAtBest = cutAmong(sidecars, stopping.map(atBest), grace);
  const latest = goneAt(regulars(workload, asWritten), grace);
  const others = stopping
    .filter((one) => goneAt([{ facts: drainFactsOf(one), hook: written(one.hook) }], grace) >= latest - EXACT)
    .flatMap(({ container, hook, longestRequest, onSigterm }) => [
      container.onSigterm.assumption ?? (onSigterm.kind === 'unknown' ? DRAINS : undefined),
      longestRequest > 0 ? container.longestRequest.assumption : undefined,
      hook.assumption,
    ]);
  const reasons = new Set(others);
  return (index) => {
    const own = sidecars[index]?.container.onSigterm.assumption;
    return isCutAtBest[index] ? [own] : [own, ...reasons];
  };
}

/** A container that ends as soon as it can, whatever of it nobody has stated. */
function atBest(stopping: Stopping): Regular {
  const { container, hook } = stopping;
  const { onSigterm, longestRequest, ...facts } = drainFactsOf(stopping);
  const isKnown = container.onSigterm.assumption === undefined && onSigterm.kind !== 'unknown';
  return {
    facts: {
      ...facts,
      onSigterm: isKnown ? onSigterm : { kind: 'exits' },
      longestRequest: container.longestRequest.assumption === undefined ? longestRequest : 0,
    },
    hook: hook.assumption === undefined ? hook.atLeast : 0,
  };
}
