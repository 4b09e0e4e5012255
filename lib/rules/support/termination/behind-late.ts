import type { Workload, World } from '../../../workload';
import type { Edit } from '../../rule';
import { neededWait, stoppingContainers, waitMissing, type Stopping } from './stopping';
import { waitingHookEdits } from './waiting-hook';

/** Whether a container is stopped while requests still come, by a hook whose length is known. */
export function stopsTooEarly(stopping: Stopping): boolean {
  return waitMissing(stopping) > 0 && Number.isFinite(stopping.hook.atMost);
}

/**
 * Whether the proxy in front of it, or one in front of that, is stopped too early itself: requests are lost there
 * already, and what is said of it says what those behind it need.
 */
export function isBehindLate({ behind }: Stopping, workload: Workload): boolean {
  const proxy = stoppingOfProxy(behind, workload);
  return proxy !== undefined && (stopsTooEarly(proxy) || isBehindLate(proxy, workload));
}

function stoppingOfProxy(behind: Stopping['behind'], workload: Workload): Stopping | undefined {
  return behind && stoppingContainers(workload).find(({ container }) => container.name === behind.proxy.name);
}

/** The containers behind one that are stopped too early with it, the next ones first. */
export function lateBehind({ container }: Stopping, workload: Workload): readonly Stopping[] {
  const next = stoppingContainers(workload).filter(({ behind }) => behind?.proxy.name === container.name);
  return next.flatMap((one) => [...(stopsTooEarly(one) ? [one] : []), ...lateBehind(one, workload)]);
}

/** What they have to wait, in words. */
export function lateBehindWords(late: readonly Stopping[]): string {
  if (late.length === 0) return '';
  const each = late.map((one) => `${one.container.name} (${Math.ceil(neededWait(one))} s)`);
  return `, and ${each.length === 1 ? 'that' : 'those'} of ${each.join(', ')} as well, ${each.length === 1 ? 'which is' : 'which are'} behind it`;
}

/** The edits of all of them: a pod has one grace period, the longest that one of them needs. */
export function waitingHooks(all: readonly Stopping[], workload: Workload, world: World): readonly Edit[] {
  const edits = new Map<string, Edit>();
  for (const edit of all.flatMap((one) => waitingHookEdits(one, workload, world))) {
    const key = JSON.stringify(edit.path);
    const earlier = edits.get(key);
    if (earlier === undefined || Number(edit.value) > Number(earlier.value)) edits.set(key, edit);
  }
  return [...edits.values()];
}
