import { asStated, type Workload, type World, identityKey } from '../workload';
import { askedAgain, isGoneByStrategy, keepsToItself, missesRequests } from '../rules';
import type { Notice } from './notice';
import { allOf, someOf } from './words/some-of';

/**
 * One line for all workloads that lose something by what they are, which none of their fields changes: those that are
 * one pod and cannot be two, those whose clients ask again by themselves, and those whose strategy is a gap.
 */
export function asTheyAre(world: World): readonly Notice[] {
  const alone = new Map<string, string>();
  const again = new Map<string, string>();
  const gone = new Map<string, string>();
  for (const workload of world.workloads.map(asStated)) {
    // The variants of one workload in several folders are one.
    const key = identityKey(workload.identity);
    const what = keepsToItself(workload, world);
    const by = missesRequests(workload) ? askedAgain(workload) : undefined;
    if (what !== undefined) alone.set(key, wordName(workload, what));
    else if (by !== undefined) again.set(key, `${workload.identity.name} by ${by}`);
    else if (isGoneByStrategy(workload, world)) gone.set(key, workload.identity.name);
  }
  return [...wordAlone([...alone.values()]), ...wordAgain([...again.values()]), ...wordGone([...gone.values()])];
}

function wordName({ identity: { name } }: Workload, what: string): string {
  return name.toLowerCase() === what.toLowerCase() ? name : `${name} (${what})`;
}

function wordAlone(names: readonly string[]): readonly Notice[] {
  if (names.length === 0) return [];
  const is = names.length === 1;
  const run = is ? '1 workload runs' : `${names.length} workloads run`;
  const gap = is ? 'each of its releases, and each drain of its node' : 'each release, and each drain of their nodes';
  const message = `${run} as one pod, and two would not be more of it: ${someOf(names)}; ${gap}, is a gap that no field closes: plan it`;
  return [{ code: 'stands-alone', message, ...allOf(names) }];
}

function wordAgain(names: readonly string[]): readonly Notice[] {
  if (names.length === 0) return [];
  const have = names.length === 1 ? '1 workload is asked' : `${names.length} workloads are asked`;
  const message = `${have} again for what a stop or a gap loses: ${someOf(names)}; where that is not so, state facts about it`;
  return [{ code: 'asked-again', message, ...allOf(names) }];
}

function wordGone(names: readonly string[]): readonly Notice[] {
  if (names.length === 0) return [];
  const run = names.length === 1 ? '1 workload runs' : `${names.length} workloads run`;
  const message = `${run} as one pod that goes before the next one comes, as the strategy Recreate has it: ${someOf(names)}; each release and each drain is a gap; where two versions may run at once, RollingUpdate closes it`;
  return [{ code: 'gap-by-strategy', message, ...allOf(names) }];
}
