import { SKIP_DETAILS } from './skip-reason';
import type { Skipped } from './skipped';

/**
 * Files that kustomizations leave out, though they build from what stands beside them.
 *
 * @param counts how many objects each holds
 */
export function notBuilt(counts: ReadonlyMap<string, number>): readonly Skipped[] {
  const detail = SKIP_DETAILS['not-built'];
  return [...counts].map(([file, count]) => ({ reason: 'not-built', file, line: 1, count, detail }));
}

/** The files among what was passed over. */
export function filesNotBuilt(skipped: readonly Skipped[]): readonly string[] {
  return skipped.filter(({ reason }) => reason === 'not-built').map(({ file }) => file);
}
