import { ANNOTATIONS } from '../facts';
import { asStated, identityKey, leftUnasked, type World } from '../workload';
import type { Notice } from './notice';
import { allOf, someOf } from './words/some-of';

/**
 * One notice for all workloads behind Services that are known to be only watched, or looked at by administrators: what a
 * release loses of them is not told.
 */
export function missedByNobody(world: World): readonly Notice[] {
  const left = new Map<string, string>();
  for (const workload of world.workloads.map(asStated)) {
    const what = leftUnasked(workload);
    if (what !== undefined) left.set(identityKey(workload.identity), what);
  }
  const names = [...left.values()];
  if (names.length === 0) return [];
  const are = names.length === 1 ? '1 workload behind a Service is' : `${names.length} workloads behind Services are`;
  const message = `${are} taken for what nobody misses for a moment: ${someOf(names)}; what a release loses of it is not told: where clients count on it, state ${ANNOTATIONS.traffic}`;
  return [{ code: 'missed-by-nobody', message, ...allOf(names) }];
}
